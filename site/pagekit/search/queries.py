"""Search over everything that the public may read (P6)."""

from dataclasses import dataclass

from django.apps import apps
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from pagekit.models import SearchEntry
from pagekit.queries import published_pages
from pagekit.search.asking import Asked, ask, by_place
from pagekit.search.highlight import highlight, passage
from pagekit.surroundings import Surroundings, current_surroundings

PAGE_SIZE = 20
MAX_QUERY_LENGTH = 100
# What the address of a page follows from.
ADDRESS_COLUMNS = ("url_path", "depth", "path", "locale")


@dataclass(frozen=True)
class Kind:
    """One kind of page among the results: its code in addresses, its name, how many were found."""

    code: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Hit:
    """One page that was found; both texts escaped, with the words that were found marked.

    `promoted`: editors put it first for these words.
    """

    url: str
    kind: str
    title: SafeString
    text: SafeString
    promoted: bool = False


@dataclass(frozen=True)
class Results:
    """The answer to a search. `total`: pages of the chosen kind; `in_all`: of every kind."""

    text: str
    kind: str
    total: int
    in_all: int
    kinds: list[Kind]
    hits: list[Hit]
    result_page: ResultPage


def clean_text(text: str) -> str:
    """What somebody typed, on one line and at most 100 characters."""
    return " ".join(text.replace("\x00", " ").split())[:MAX_QUERY_LENGTH].strip()


def search_pages(
    text: str, *, language: str, kind: str = "", page_number: str | int = 1, around: Surroundings | None = None
) -> Results:
    """Pages in `language` that hold all words of `text`; an unknown kind counts as none. Two queries, and one for the
    addresses that this process does not know yet. (P6)"""
    text = clean_text(text)
    around = around or current_surroundings()
    asked = ask(text, language, around)
    counts = _counts(asked, language) if asked else {}
    kind = kind if kind in counts else ""
    total = counts[kind] if kind else sum(counts.values())
    result_page = Paginator(range(total), PAGE_SIZE).get_page(page_number)
    first = (result_page.number - 1) * PAGE_SIZE
    return Results(
        text=text,
        kind=kind,
        total=total,
        in_all=sum(counts.values()),
        kinds=_kinds(counts, kind),
        hits=_hits(asked, language, kind, first, around) if total else [],
        result_page=result_page,
    )


def _found(asked: Asked, language: str) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(asked.condition, language=language)


def _counts(asked: Asked, language: str) -> dict[str, int]:
    rows = _found(asked, language).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)


def _kinds(counts: dict[str, int], chosen: str) -> list[Kind]:
    names = {code: _name(code, count) for code, count in counts.items()}
    return [
        Kind(code, names[code], counts[code], code == chosen) for code in sorted(counts, key=lambda code: names[code])
    ]


def _name(code: str, count: int = 1) -> str:
    options = apps.get_model(code)._meta
    return capfirst(str(options.verbose_name if count == 1 else options.verbose_name_plural))


def _hits(asked: Asked, language: str, kind: str, first: int, around: Surroundings) -> list[Hit]:
    found = _found(asked, language).order_by(*by_place(asked))
    entries = list((found.filter(kind=kind) if kind else found)[first : first + PAGE_SIZE])
    addresses = _public_addresses([entry.pk for entry in entries], around)
    return [
        Hit(
            url=addresses[entry.pk],
            kind=_name(entry.kind),
            title=highlight(entry.title, asked.terms, language),
            text=passage(entry.summary, entry.plain, asked.terms, language),
            promoted=entry.pk in asked.promoted,
        )
        for entry in entries
        if entry.pk in addresses
    ]


def _public_addresses(ids: list[int], around: Surroundings) -> dict[int, str]:
    """Where the pages stand, asked whether everybody may read them: the index is not the only lock."""
    known: dict[int, str] = around.remember(("addresses of public pages",), dict)
    unknown = [pk for pk in ids if pk not in known]
    if unknown:
        pages = published_pages().only(*ADDRESS_COLUMNS).filter(pk__in=unknown)
        known.update((page.pk, page.get_url()) for page in pages)
    return known
