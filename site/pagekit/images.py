"""Pictures as they come in: turned upright, measured, and rid of what the camera or phone wrote about its owner."""

import io

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

MAX_PIXELS = 25_000_000
LOSSY = {"JPEG", "WEBP", "AVIF"}
# What must stay with a picture to look right; everything else in `info` is about who made it, where and when.
KEPT = ("transparency", "background")


class UnreadablePictureError(ValueError):
    """The file is no picture that we can read to its end, or has more than 25 megapixels."""


class CleanPicture(ContentFile):
    """A picture that went through `without_metadata`, so that it need not go twice."""


def without_metadata(file: File) -> CleanPicture:
    """The same picture as a new file without EXIF, GPS, XMP, text chunks or comments (trust.md, facts 11 and 12).

    Orientation is applied first; the colour profile, transparency and the timing of an animation stay.
    Raises UnreadablePictureError.
    """
    if isinstance(getattr(file, "file", file), CleanPicture):
        return getattr(file, "file", file)
    file.seek(0)
    try:
        picture = Image.open(file)
        if picture.width * picture.height > MAX_PIXELS:
            raise UnreadablePictureError(file.name)
        # An MPO is what many phones make of a JPEG: a second, smaller picture behind the first. Only the first stays.
        image_format = "JPEG" if picture.format == "MPO" else picture.format
        target = io.BytesIO()
        if image_format != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            _save_animation(picture, target, image_format)
        else:
            _save_still(picture, target, image_format)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnreadablePictureError(file.name) from error
    return CleanPicture(target.getvalue(), name=file.name)


def _options(picture, image_format):
    options = {"icc_profile": picture.info["icc_profile"]} if picture.info.get("icc_profile") else {}
    if image_format in LOSSY:
        options["quality"] = 90
    return options


def _save_still(picture, target, image_format):
    options = _options(picture, image_format)
    kept = {name: picture.info[name] for name in KEPT if name in picture.info}
    clean = ImageOps.exif_transpose(picture).copy()
    clean.info = kept
    clean.save(target, format=image_format, **options)


def _save_animation(picture, target, image_format):
    options = _options(picture, image_format)
    options["loop"] = picture.info.get("loop", 0)
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(frame.info.get("duration", 100))
        clean = frame.convert("RGBA")
        clean.info = {}
        frames.append(clean)
    frames[0].save(target, format=image_format, save_all=True, append_images=frames[1:], duration=durations, **options)
