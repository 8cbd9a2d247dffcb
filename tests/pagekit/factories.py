"""Pictures and documents for tests."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from pagekit.models import CustomDocument, CustomImage


def picture_bytes(picture_format="PNG", size=(40, 30), colour=(11, 85, 99), **options):
    """The bytes of a small picture in one colour."""
    target = io.BytesIO()
    Picture.new("RGB", size, colour).save(target, format=picture_format, **options)
    return target.getvalue()


def make_image(title="Werkplaats", content=None, name="werkplaats.png", **fields):
    """A stored picture."""
    file = SimpleUploadedFile(name, content or picture_bytes())
    return CustomImage.objects.create(title=title, file=file, **fields)


def make_document(title="Formulier", **fields):
    """A stored document."""
    return CustomDocument.objects.create(title=title, file=SimpleUploadedFile("formulier.txt", b"tekst"), **fields)
