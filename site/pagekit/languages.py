"""Which language a locale row stands for (remembered in this process: pages ask it over and over, and it never
changes), and how a page marks text in another language."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
from wagtail.models import Locale


@cache
def language_of(locale_id: int) -> str:
    """The language code ("nl") of the locale with this primary key. Raises Locale.DoesNotExist for an unknown one."""
    return Locale.objects.values_list("language_code", flat=True).get(pk=locale_id)


def lang_attribute(language: str) -> str:
    """` lang="nl"` for an element with text in `language`; nothing when the page is in that language itself."""
    return format_html(' lang="{}"', language) if language and language != get_language() else ""


def mark(text: str, language: str) -> str:
    """`text`, in an element that names its `language` when the page is in another one; a number has no language."""
    attribute = lang_attribute(language)
    has_words = any(sign.isalpha() for sign in text)
    return format_html("<span{}>{}</span>", attribute, text) if attribute and has_words else text


def has_pages(language: str) -> bool:
    """Whether the site itself can be read in `language`."""
    return language in dict(settings.LANGUAGES)


def letter_languages() -> list[tuple[str, str]]:
    """The languages that mail can be written in, each with its own name: those of LETTER_LANGUAGES with a catalogue."""
    return [
        (code, get_language_info(code)["name_local"].capitalize())
        for code in settings.LETTER_LANGUAGES
        if any((Path(folder) / code / "LC_MESSAGES" / "django.mo").exists() for folder in settings.LOCALE_PATHS)
    ]


@receiver([post_save, post_delete], sender=Locale, dispatch_uid="pagekit_forget_languages")
def forget_languages(**kwargs):
    language_of.cache_clear()
