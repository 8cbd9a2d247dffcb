"""What is asked of the kennisbank: the list with its counts, related instruments, the instrument of the week."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import CharField, Count, QuerySet, Value
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kennisbank.facets import FACETS, Facet, Selection, Sorting
from kennisbank.models import InstrumentFacet, InstrumentPage
from pagekit.models import PageTag, SearchEntry
from pagekit.search.asking import FEW, Asked, ask, by_place
from pagekit.search.highlight import highlight, passage
from pagekit.search.suggestions import suggest
from pagekit.search.words import Term, parse_terms
from pagekit.surroundings import Surroundings, current_surroundings

PAGE_SIZE = 20
SHOWN_TAGS = 12
KIND = InstrumentPage._meta.label_lower
# What a row of a list shows; the long texts stay in the database.
ROW_COLUMNS = (
    "title",
    "slug",
    "url_path",
    "depth",
    "path",
    "content_type",
    "locale",
    "translation_key",
    "summary",
    "kind",
    "category",
    "building_blocks",
    "size_bands",
    "without_hr",
    "minutes_per_week",
    "time_text",
    "cost_band",
    "evidence_level",
)


@dataclass(frozen=True)
class Option:
    """One value of a facet: how many instruments it would show, given what else was chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FacetList:
    """A facet with the options to show now. `open`: not folded away."""

    facet: Facet
    options: list[Option]

    @property
    def open(self) -> bool:
        return self.facet.open or any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Row:
    """One instrument in the list; both texts escaped, with the words that were found marked."""

    page: InstrumentPage
    title: SafeString
    text: SafeString
    promoted: bool = False


@dataclass(frozen=True)
class Change:
    """A way to ask something else: what to drop, the address that does so, and how many instruments that gives."""

    label: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class Found:
    """The answer to a selection."""

    selection: Selection
    total: int
    rows: list[Row]
    facets: list[FacetList]
    result_page: ResultPage
    chips: list[Change]
    ways_out: list[Change]
    suggestion: Change | None = None

    @property
    def shows_proof(self) -> bool:
        """Whether the list has a column for proof: only when something is known of an instrument in it."""
        return any(row.page.evidence_level for row in self.rows)

    @property
    def pagination_base(self) -> str:
        """What the address of every page of results begins with."""
        address = self.selection.address()
        return address if address == "?" else f"{address}&"


def find_instruments(selection: Selection, language: str, around: Surroundings | None = None) -> Found:
    """The instruments that answer to `selection` in `language`, with the counts of every facet. Four queries, always;
    one other when nothing was found, to say what to drop; those of `ask` and `suggest` for odd words. (K2;
    design/speed.md)
    """
    around = around or current_surroundings()
    asked = ask(selection.text, language, around, KIND)
    if selection.text and not asked:  # only signs, no word: that finds nothing, and is no reason to show everything
        return _nothing(selection, language)
    counts = _facet_counts(selection, asked, language)
    total = _total(counts, selection)
    labels = _tag_names(counts, selection)
    result_page = Paginator(range(total), PAGE_SIZE).get_page(selection.page_number)
    return Found(
        selection=selection,
        total=total,
        rows=_rows(selection, asked, language, result_page) if total else [],
        facets=_facet_lists(counts, selection, labels),
        result_page=result_page,
        chips=_chips(selection, labels),
        ways_out=[] if total else _ways_out(selection, asked, language, labels),
        suggestion=_suggestion(selection, language, around, total),
    )


def related_to(page: InstrumentPage) -> list[InstrumentPage]:
    """The published instruments that an editor related to `page`, in the language of `page` and in the editor's
    order."""
    ids = [relation.instrument_id for relation in page.related_instruments.all()]
    if not ids:
        return []
    twins = dict(InstrumentPage.objects.filter(pk__in=ids).values_list("translation_key", "pk"))
    found = (
        InstrumentPage.objects.published().only(*ROW_COLUMNS).filter(locale=page.locale_id, translation_key__in=twins)
    )
    return sorted(found, key=lambda instrument: ids.index(twins[instrument.translation_key]))


def newest_instruments(language: str, limit: int = 3) -> list[InstrumentPage]:
    """The instruments that were published last in `language`."""
    found = InstrumentPage.objects.published().in_language(language).only(*ROW_COLUMNS)
    return list(found.order_by("-first_published_at", "-pk")[:limit])


def instrument_of_the_week(language: str, *, today: date) -> InstrumentPage | None:
    """One published instrument, the same for everybody during an ISO week and the same in both languages.

    Keys of pages are spread at random; the first one after a point that the week decides is chosen. An instrument that
    is added or withdrawn seldom changes the choice halfway the week.
    """
    year, week, _weekday = today.isocalendar()
    point = uuid.UUID(bytes=hashlib.sha256(f"{year}-{week}".encode()).digest()[:16])
    pages = InstrumentPage.objects.published().in_language(language).only(*ROW_COLUMNS).order_by("translation_key")
    return pages.filter(translation_key__gte=point).first() or pages.first()


def _matching(rows: QuerySet, selection: Selection, asked: Asked, language: str) -> QuerySet:
    """`rows` (with a `page_id`) of the instruments that answer to everything in `selection`."""
    for name, values in selection.chosen.items():
        having = InstrumentFacet.objects.filter(language=language, facet=name, value__in=values)
        rows = rows.filter(page_id__in=having.values("page_id"))
    return rows.filter(asked.condition) if asked else rows


def _facet_counts(selection: Selection, asked: Asked, language: str) -> dict[str, dict[str, int]]:
    """For each facet how many instruments each value would show: under all that was chosen in the *other* facets."""
    rows = InstrumentFacet.objects.filter(language=language)

    def grouped(part: QuerySet) -> QuerySet:
        return part.order_by().values("facet", "value").annotate(number=Count("page_id"))

    untouched = [name for name in FACETS if name not in selection.chosen]
    parts = [grouped(_matching(rows.filter(facet__in=untouched), selection, asked, language))]
    for name in selection.chosen:
        parts.append(grouped(_matching(rows.filter(facet=name), selection.without(name), asked, language)))
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for row in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        counts[row["facet"]][row["value"]] = row["number"]
    return counts


def _total(counts: dict[str, dict[str, int]], selection: Selection) -> int:
    """Every instrument has exactly one theme, so the chosen themes (or all of them) add up to the total."""
    themes = counts["thema"]
    return sum(themes.get(value, 0) for value in selection.chosen.get("thema", themes))


def _tag_names(counts: dict[str, dict[str, int]], selection: Selection) -> dict[str, str]:
    """The names of the tags that will be shown: those that most instruments have, and those that were chosen."""
    most = sorted(counts["label"], key=lambda slug: (-counts["label"][slug], slug))[:SHOWN_TAGS]
    slugs = {*most, *selection.chosen.get("label", ())}
    return dict(PageTag.objects.filter(slug__in=slugs).order_by("slug").values_list("slug", "name"))


def _facet_lists(counts: dict[str, dict[str, int]], selection: Selection, tag_names: dict[str, str]) -> list[FacetList]:
    lists = []
    for facet in FACETS.values():
        chosen = selection.chosen.get(facet.name, ())
        options = [
            Option(value, str(label), counts[facet.name].get(value, 0), value in chosen)
            for value, label in (facet.labels or tag_names).items()
            if counts[facet.name].get(value) or value in chosen
        ]
        if options:
            lists.append(FacetList(facet, options))
    return lists


def _ordering(sorting: Sorting, asked: Asked) -> list:
    """By title last, so that every order is the same twice. Words in the title come before words in the text."""
    if sorting == Sorting.RELEVANCE and asked:
        return by_place(asked)
    columns = {
        Sorting.TIME: ["page__instrumentpage__minutes_per_week"],
        Sorting.COST: ["page__instrumentpage__cost_band"],
        Sorting.NEWEST: ["-page__first_published_at"],
    }
    return [*columns.get(sorting, []), "sort_title", "pk"]


def _entries(selection: Selection, asked: Asked, language: str) -> QuerySet:
    return _matching(SearchEntry.objects.filter(language=language, kind=KIND), selection, asked, language)


def _rows(selection: Selection, asked: Asked, language: str, result_page: ResultPage) -> list[Row]:
    first = (result_page.number - 1) * PAGE_SIZE
    entries = _entries(selection, asked, language).order_by(*_ordering(selection.sorting, asked))
    columns = ("pk", "title", "summary", "plain") if asked else ("pk", "title", "summary")
    shown = list(entries.values(*columns)[first : first + PAGE_SIZE])
    pages = InstrumentPage.objects.published().only(*ROW_COLUMNS).in_bulk([entry["pk"] for entry in shown])
    return [
        Row(
            page=pages[entry["pk"]],
            title=highlight(entry["title"], asked.terms, language),
            text=passage(entry["summary"], entry.get("plain", ""), asked.terms, language),
            promoted=selection.sorting == Sorting.RELEVANCE and entry["pk"] in asked.promoted,
        )
        for entry in shown
        if entry["pk"] in pages
    ]


def _chips(selection: Selection, tag_names: dict[str, str]) -> list[Change]:
    """What was chosen, each with the address that takes it away."""
    chips = [Change(f"“{selection.text}”", selection.without_text().address())] if selection.text else []
    for name, value, label in _chosen_labels(selection, tag_names):
        chips.append(Change(label, selection.without(name, value).address()))
    return chips


def _chosen_labels(selection: Selection, tag_names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name, values in selection.chosen.items():
        labels = FACETS[name].labels or tag_names
        for value in values:
            yield name, value, str(labels.get(value, value))


def _ways_out(selection: Selection, asked: Asked, language: str, tag_names: dict[str, str]) -> list[Change]:
    """When nothing was found: for each thing that was asked, how many instruments there would be without it."""
    ways: list[tuple[str, Selection, Asked]] = []
    for name in selection.chosen:
        labels = ", ".join(label for facet, _value, label in _chosen_labels(selection, tag_names) if facet == name)
        ways.append((_("without “%(filter)s”") % {"filter": labels}, selection.without(name), asked))
    if asked and selection.chosen:
        ways.append((_("without the words you typed"), selection.without_text(), Asked()))
    if len(asked.terms) > 1 and not selection.chosen:
        for word, term in _single_words(selection.text, language):
            ways.append(
                (_("only “%(word)s”") % {"word": word}, Selection(text=word, sorting=Sorting.RELEVANCE), Asked((term,)))
            )
    parts = [
        _entries(other, other_asked, language)
        .order_by()
        .values(way=Value(str(number), output_field=CharField()))
        .annotate(number=Count("pk"))
        for number, (_label, other, other_asked) in enumerate(ways)
    ]
    if not parts:
        return []
    numbers = {row["way"]: row["number"] for row in parts[0].union(*parts[1:], all=True)}
    return [
        Change(label, other.address(), numbers[str(number)])
        for number, (label, other, _asked) in enumerate(ways)
        if numbers.get(str(number))
    ]


def _suggestion(selection: Selection, language: str, around: Surroundings, total: int) -> Change | None:
    """Other words, when these alone find hardly anything; with filters the filters may be the reason."""
    if not selection.text or selection.chosen or total >= FEW:
        return None
    other = suggest(selection.text, language, around, found=total, kind=KIND)
    return Change(other, Selection(text=other, sorting=Sorting.RELEVANCE).address()) if other else None


def _single_words(text: str, language: str) -> list[tuple[str, Term]]:
    found: dict[Term, str] = {}
    for word in text.split():
        for term in parse_terms(word, language):
            found.setdefault(term, word)
    return [(word, term) for term, word in found.items()]


def _nothing(selection: Selection, language: str) -> Found:
    everything = Selection()
    return Found(
        selection=selection,
        total=0,
        rows=[],
        facets=_facet_lists(_facet_counts(everything, Asked(), language), everything, {}),
        result_page=Paginator([], PAGE_SIZE).get_page(1),
        chips=_chips(selection, {}),
        ways_out=[],
    )
