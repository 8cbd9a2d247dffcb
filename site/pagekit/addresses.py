"""Addresses of our own, in the language of the reader."""

from django.conf import settings
from django.utils.translation import get_language

WITHOUT_LANGUAGE = ("beheer", "documenten", "media", "static", "health", ".well-known", "robots.txt", "sitemap.xml")


def localised_path(address: str, language: str | None = None) -> str:
    """`address` for a reader in `language` (the active one when left out).

    A path of ours gets the prefix of that language ("/agenda/" becomes "/en/agenda/"); full addresses, anchors and
    addresses that exist once for all languages stay as they are. For pages use the page itself: its slug may differ per
    language.
    """
    language = language or get_language() or settings.LANGUAGE_CODE
    first = address.lstrip("/").split("/", 1)[0]
    codes = {code for code, _name in settings.LANGUAGES}
    if language == settings.LANGUAGE_CODE or not address.startswith("/") or first in codes.union(WITHOUT_LANGUAGE):
        return address
    return f"/{language}{address}"
