"""Uploaded pictures keep what they look like and lose what they tell (trust.md, facts 11 and 12)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from PIL import PngImagePlugin

from pagekit.images import UnreadablePictureError, without_metadata
from pagekit.models import CustomImage
from tests.factories import make_staff
from tests.pagekit.factories import make_image, picture_bytes

SECRET = "Jan Jansen, Kerkstraat 1"


def photo(picture_format, orientation=None, size=(40, 30)):
    """A picture with a description, a place and an author in every corner that its format has."""
    exif = Picture.Exif()
    exif[0x010E] = exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 58.0, 1.0), 3: "E", 4: (6.0, 17.0, 1.0), 29: SECRET})
    if orientation:
        exif[0x0112] = orientation
    options = {"exif": exif, "xmp": f"<x>{SECRET}</x>".encode()}
    if picture_format == "JPEG":
        options["comment"] = SECRET
    if picture_format == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET)
        options = {"exif": exif, "pnginfo": text}
    target = io.BytesIO()
    Picture.new("RGB", size, (11, 85, 99)).save(target, format=picture_format, **options)
    return target.getvalue()


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_upload_forgets_who_and_where(picture_format, db):
    content = photo(picture_format)
    assert SECRET.encode() in content
    image = make_image(content=content, name=f"foto.{picture_format.lower()}")
    stored = image.file.read()
    assert SECRET.encode() not in stored
    read = Picture.open(io.BytesIO(stored))
    assert (read.format, read.size, dict(read.getexif())) == (picture_format, (40, 30), {})
    rendition = image.get_rendition("width-20|format-jpeg")
    assert SECRET.encode() not in rendition.file.read()


def test_upload_turns_the_picture_upright(db):
    image = make_image(content=photo("JPEG", orientation=6), name="foto.jpg")
    assert (image.width, image.height) == (30, 40)


def test_phone_photo_with_a_second_picture_keeps_only_the_first(db):
    target = io.BytesIO()
    pictures = [Picture.open(io.BytesIO(photo("JPEG"))) for _ in range(2)]
    pictures[0].save(target, format="MPO", save_all=True, append_images=pictures[1:], exif=pictures[0].info["exif"])
    image = make_image(content=target.getvalue(), name="foto.jpg")
    stored = image.file.read()
    assert SECRET.encode() not in stored
    assert Picture.open(io.BytesIO(stored)).format == "JPEG"


def test_animation_keeps_moving_without_its_comment(db):
    frames = [Picture.new("RGB", (10, 10), colour) for colour in ("red", "blue", "green")]
    target = io.BytesIO()
    frames[0].save(target, format="GIF", save_all=True, append_images=frames[1:], duration=80, comment=SECRET)
    stored = make_image(content=target.getvalue(), name="beweegt.gif").file.read()
    assert SECRET.encode() not in stored
    assert Picture.open(io.BytesIO(stored)).n_frames == 3


def test_transparency_of_a_palette_picture_stays(db):
    picture = Picture.new("P", (4, 4), 0)
    target = io.BytesIO()
    picture.save(target, format="PNG", transparency=0)
    stored = make_image(content=target.getvalue()).file.read()
    assert Picture.open(io.BytesIO(stored)).convert("RGBA").getpixel((0, 0))[3] == 0


def test_damaged_picture_is_refused():
    with pytest.raises(UnreadablePictureError):
        without_metadata(SimpleUploadedFile("foto.jpg", photo("JPEG", size=(400, 400))[:-900]))


def test_huge_picture_is_refused():
    with pytest.raises(UnreadablePictureError):
        without_metadata(SimpleUploadedFile("groot.png", picture_bytes(size=(5001, 5000))))


@pytest.fixture
def editor(client, db):
    client.force_login(make_staff())
    return client


def upload(client, name, content):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "Foto", "file": SimpleUploadedFile(name, content), "description": "", "tags": "", "collection": "1"},
    )


def test_upload_in_the_admin_is_cleaned(editor):
    upload(editor, "foto.jpg", photo("JPEG"))
    image = CustomImage.objects.get()
    stored = image.file.read()
    assert SECRET.encode() not in stored
    assert image.file_size == len(stored)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("groot.png", picture_bytes(size=(5001, 5000))),
        ("tekening.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("foto.heic", b"\x00\x00\x00\x18ftypheic"),
        ("foto.jpg", b"geen foto"),
    ],
)
def test_admin_refuses_huge_vector_heic_and_nonsense(editor, name, content):
    response = upload(editor, name, content)
    assert response.status_code == 200
    assert CustomImage.objects.count() == 0
