"""Search over everything that the public may read (P6)."""

from dataclasses import dataclass

from django.apps import apps
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, QuerySet, When
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from pagekit.models import SearchEntry
from pagekit.queries import published_pages
from pagekit.search.engine import matches
from pagekit.search.highlight import highlight, passage
from pagekit.search.synonyms import take_apart, thesaurus, understand
from pagekit.search.words import Term
from pagekit.surroundings import Surroundings, current_surroundings

PAGE_SIZE = 20
# Fewer results than this is hardly anything.
FEW = 3
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
    """One page that was found; both texts escaped, with the words that were found marked."""

    url: str
    kind: str
    title: SafeString
    text: SafeString


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
    terms = ask(text, language, around)
    counts = _counts(terms, language) if terms else {}
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
        hits=_hits(terms, language, kind, first, around) if total else [],
        result_page=result_page,
    )


def ask(text: str, language: str, around: Surroundings, kind: str = "") -> tuple[Term, ...]:
    """The terms of `text` with their synonyms. A long word is taken apart only when hardly anything of `kind` (or of
    every kind) holds it as it is: that costs one query, and only for a word that can be read as two.
    """
    terms = understand(text, language, around)
    apart = take_apart(terms, language, thesaurus(language, around)) if terms else terms
    return apart if apart != terms and count_up_to_few(terms, language, kind) < FEW else terms


def count_up_to_few(terms: tuple[Term, ...], language: str, kind: str = "") -> int:
    """How many pages hold all `terms`, counted no further than what is no longer few. One query."""
    found = _found(terms, language)
    return (found.filter(kind=kind) if kind else found)[:FEW].count()


def count_pages(terms: tuple[Term, ...], language: str, kind: str = "") -> int:
    """How many pages (of `kind`, or of every kind) hold all `terms`. One query."""
    found = _found(terms, language)
    return (found.filter(kind=kind) if kind else found).count()


def by_place(terms: tuple[Term, ...]) -> list:
    """Words in the title come before words in the summary, and those before words in the text; then by title.

    Words as they were typed come before their synonyms in the same place.
    """
    wide, own = terms, tuple(term.own for term in terms)
    places = [(own, "title"), (wide, "title"), (own, "head"), (wide, "head"), (own, "words")]
    asked = places if own != wide else places[::2][:2]
    steps = [When(page_id__in=matches(words, where), then=step) for step, (words, where) in enumerate(asked)]
    return [Case(*steps, default=len(steps), output_field=IntegerField()), "sort_title", "pk"]


def _found(terms: tuple[Term, ...], language: str) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(language=language, page_id__in=matches(terms))


def _counts(terms: tuple[Term, ...], language: str) -> dict[str, int]:
    rows = _found(terms, language).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)


def _kinds(counts: dict[str, int], chosen: str) -> list[Kind]:
    names = {code: _name(code, count) for code, count in counts.items()}
    return [
        Kind(code, names[code], counts[code], code == chosen) for code in sorted(counts, key=lambda code: names[code])
    ]


def _name(code: str, count: int = 1) -> str:
    options = apps.get_model(code)._meta
    return capfirst(str(options.verbose_name if count == 1 else options.verbose_name_plural))


def _hits(terms: tuple[Term, ...], language: str, kind: str, first: int, around: Surroundings) -> list[Hit]:
    found = _found(terms, language).order_by(*by_place(terms))
    entries = list((found.filter(kind=kind) if kind else found)[first : first + PAGE_SIZE])
    addresses = _public_addresses([entry.pk for entry in entries], around)
    return [
        Hit(
            url=addresses[entry.pk],
            kind=_name(entry.kind),
            title=highlight(entry.title, terms, language),
            text=passage(entry.summary, entry.plain, terms, language),
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
