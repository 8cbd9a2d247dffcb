"""Pictures as they come in: turned upright, measured, and rid of what the camera or phone wrote about its owner."""

import io

from django.core.files.base import File
from PIL import Image, ImageOps, UnidentifiedImageError


def strip_metadata(file: File) -> None:
    """Replace the content of an uploaded picture by the same picture without EXIF, XMP or comments.

    Orientation is applied first and the colour profile stays. A file that is not a picture, or an animation, is left as it is:
    the form refuses the first and the second holds no camera data. (trust.md, fact 11)
    """
    file.seek(0)
    try:
        picture = Image.open(file)
        if getattr(picture, "is_animated", False):
            return
        image_format, profile = picture.format, picture.info.get("icc_profile")
        picture = ImageOps.exif_transpose(picture)
        clean = picture.copy()
        clean.info = {}
        options = {"icc_profile": profile} if profile else {}
        if image_format in {"JPEG", "WEBP", "AVIF"}:
            options["quality"] = 90
        target = io.BytesIO()
        clean.save(target, format=image_format, **options)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return
    finally:
        file.seek(0)
    name = file.name
    file.file = io.BytesIO(target.getvalue())
    file.name = name
    file.seek(0)
