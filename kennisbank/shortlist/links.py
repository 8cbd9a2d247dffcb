"""The address that *is* a shortlist: signed, so that nobody puts words into it that we did not look at.

It carries the whole list and has no end: nothing is stored, so nothing can lapse. The number in front says how to read
it, so that addresses on paper still work when we write them in another way.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from kennisbank.shortlist.contents import MOST_ITEMS, Contents, Item
from kennisbank.shortlist.errors import AddressTooLong, DamagedLink, TooLong

SALT = "shortlist.list"
VERSION = 1
# With host, path and a search behind it this stays under the 4,094 characters that gunicorn reads of a first line.
MOST_CHARACTERS = 3000


def sign(contents: Contents) -> str:
    """The text in the address of `contents`; the same list has the same address. Raises TooLong."""
    rows = [[item.kind, item.key, *([item.note] if item.note else [])] for item in contents.items]
    text = _signer().sign_object([VERSION, contents.title, rows], compress=True)
    if len(text) > MOST_CHARACTERS:
        raise TooLong
    return text


def open_link(text: str) -> Contents:
    """The list that an address holds. Raises AddressTooLong, or DamagedLink when it is not ours."""
    if len(text) > MOST_CHARACTERS:
        raise AddressTooLong
    try:
        return _read(_signer().unsign_object(text))
    except (signing.BadSignature, TypeError, ValueError):
        raise DamagedLink from None


def open_pasted(text: str) -> Contents:
    """The list of an address that somebody pasted: the whole address, or its last part. Raises as `open_link`."""
    try:
        path = unquote(urlsplit(text.strip()).path)
    except ValueError:
        raise DamagedLink from None
    # ":" stands in our signatures, and what stands before it looks like the scheme of an address.
    bare = text.strip() if "/" not in text else path
    return open_link(bare.rstrip("/").rpartition("/")[2])


def list_path(contents: Contents) -> str:
    """The address of `contents` in the active language, without the host. Raises TooLong."""
    return reverse("shortlist", args=[sign(contents)]) if contents != Contents() else reverse("shortlist_start")


def list_url(contents: Contents, language: str) -> str:
    """The full address of `contents` in `language`, from the configured origin. Raises TooLong."""
    with translation.override(language):
        return full(list_path(contents))


def full(path: str) -> str:
    """The full address of `path`, from the configured origin; an address that is complete stays as it is."""
    return settings.OUTBOX_BASE_URL + path if path.startswith("/") else path


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT)


def _read(value: Any) -> Contents:
    version, title, rows = value
    if version != VERSION or len(rows) > MOST_ITEMS:
        raise ValueError
    return Contents(title, tuple(Item(*row) for row in rows))
