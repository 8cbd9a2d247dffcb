"""What can stand on a shortlist. The room of a kind registers it in its AppConfig.ready; upper rooms too.

A kind of page takes three lines:

    from kennisbank.shortlist import kinds

    kinds.register(kinds.page_kind("r", _("Scheme"), SchemePage, "schemes/shortlist_row.html"))
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kennisbank.shortlist.enums import State
from pagekit.languages import language_of
from pagekit.models import SearchEntry
from pagekit.search.asking import ask, by_place
from pagekit.surroundings import current_surroundings

MOST_FOUND = 6


@dataclass(frozen=True)
class Entry:
    """Something that everybody may read, as it stands on a list. `facts` is one line for a mail."""

    key: str
    title: str
    url: str
    language: str
    thing: Any
    facts: str = ""
    state: State = State.CURRENT


@dataclass(frozen=True)
class Kind:
    """One kind of thing to save.

    `code` stands in addresses, so it never changes. `fetch` gives what everybody may read of these keys, in the given
    language if it can and as of the given time; what it leaves out does not exist any more for readers. `search` gives
    at most six entries for the words that somebody typed. `template` shows the key facts of `entry`.
    """

    code: str
    name: str
    template: str
    fetch: Callable[[Sequence[str], str, datetime], dict[str, Entry]]
    search: Callable[[str, str, datetime], list[Entry]]


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known; a code is given once."""
    if kind.code in KINDS:
        raise ValueError(_("Kind %(code)s is registered twice.") % {"code": kind.code})
    KINDS[kind.code] = kind
    return kind


def key_of(page: Any) -> str:
    """The key of a page on a list: that of all its translations, in 22 characters."""
    return urlsafe_b64encode(page.translation_key.bytes).decode().rstrip("=")


def page_kind(
    code: str, name: str, model: type, template: str, columns: Sequence[str] = (), *, facts: str = "summary"
) -> Kind:
    """The kind of all published pages of `model`, which read only `columns` (all when left out).

    `facts` is the field that says in one line what the page is about.
    """

    def published() -> Any:
        pages = model.objects.published()  # type: ignore[attr-defined]
        return pages.only(*columns) if columns else pages

    def entry(page: Any) -> Entry:
        return Entry(key_of(page), page.title, page.get_url(), language_of(page.locale_id), page, getattr(page, facts))

    def fetch(keys: Sequence[str], language: str, now: datetime) -> dict[str, Entry]:
        wanted = [each for key in keys if (each := _translation_key(key))]
        found: dict[str, Entry] = {}
        for page in published().filter(translation_key__in=wanted) if wanted else ():
            told = entry(page)
            if told.key not in found or told.language == language:
                found[told.key] = told
        return found

    def search(text: str, language: str, now: datetime) -> list[Entry]:
        found = found_pages(text, language, model)
        pages = published().in_bulk(found)
        return [entry(pages[pk]) for pk in found if pk in pages]

    return Kind(code, name, template, fetch, search)


def found_pages(text: str, language: str, model: Any, limit: int = MOST_FOUND) -> list[int]:
    """The numbers of the pages of `model` in `language` that hold all words of `text`, the best ones first."""
    kind = model._meta.label_lower
    asked = ask(text, language, current_surroundings(), kind)
    if not asked:
        return []
    entries = SearchEntry.objects.filter(asked.condition, language=language, kind=kind)
    return list(entries.order_by(*by_place(asked)).values_list("pk", flat=True)[:limit])


def _translation_key(key: str) -> UUID | None:
    try:
        return UUID(bytes=urlsafe_b64decode(key + "=="))
    except ValueError:
        return None
