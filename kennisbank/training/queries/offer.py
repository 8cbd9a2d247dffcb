"""What visitors ask of the training offer: the list with its counts, one module, what goes with an instrument."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import CharField, Count, F, Min, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from kennisbank.models import InstrumentPage, KennisbankIndexPage
from kennisbank.queries import Change, Option
from kennisbank.training.facets import FACETS, OfferFacet, Wanted
from kennisbank.training.models import ModuleDate, TrainingModule
from kennisbank.training.models.offer import WORDS_LANGUAGE
from kennisbank.training.rules import STALE_AFTER
from pagekit.search.synonyms import understand
from pagekit.search.words import Term
from pagekit.surroundings import Surroundings

PAGE_SIZE = 20
MOST_BESIDE = 3


@dataclass(frozen=True)
class OptionList:
    """A facet with the options to show now. `open`: not folded away."""

    facet: OfferFacet
    options: list[Option]

    @property
    def open(self) -> bool:
        return self.facet.open or any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Found:
    """The answer to what was asked. `instrument`: the one whose modules are asked, as a page, or None."""

    wanted: Wanted
    instrument: InstrumentPage | None
    total: int
    rows: list[TrainingModule]
    facets: list[OptionList]
    result_page: ResultPage
    chips: list[Change]

    @property
    def pagination_base(self) -> str:
        """What the address of every page of results begins with."""
        address = self.wanted.address()
        return address if address == "?" else f"{address}&"


def find_modules(wanted: Wanted, language: str, around: Surroundings, *, today: date) -> Found:
    """The modules that answer to `wanted`, those that start first before the others, with the counts of every facet.
    Three queries, one other for an instrument, whatever the number of modules. (K10)"""
    instrument = _instrument(wanted.instrument, language)
    terms = understand(wanted.text, WORDS_LANGUAGE, around)
    nothing = bool(wanted.text and not terms) or bool(wanted.instrument and instrument is None)
    base = TrainingModule.objects.none() if nothing else _asked(terms, instrument)
    counts = _counts(base, wanted)
    total = counts["total"].get("", 0)
    result_page = Paginator(range(total), PAGE_SIZE).get_page(wanted.page_number)
    return Found(
        wanted=wanted,
        instrument=instrument,
        total=total,
        rows=_rows(_having(base, wanted), result_page, today) if total else [],
        facets=_option_lists(counts, wanted),
        result_page=result_page,
        chips=_chips(wanted, instrument),
    )


def kennisbank_in(language: str) -> KennisbankIndexPage | None:
    """The published kennisbank in `language`: the offer stands below it."""
    return KennisbankIndexPage.objects.published().in_language(language).first()


def module_at(slug: str, *, today: date) -> TrainingModule | None:
    """The public module at `slug`, with the dates on which it still starts; None when there is none."""
    return _with_dates(TrainingModule.objects.public().filter(slug=slug), today).first()


def instruments_of(module: TrainingModule, language: str) -> list[InstrumentPage]:
    """The published instruments that `module` helps with, in `language` or else in Dutch."""
    keys = module.instrument_links.values("instrument__translation_key")
    pages = InstrumentPage.objects.published().filter(translation_key__in=keys).select_related("locale")
    by_key: dict = {}
    for page in sorted(pages, key=lambda page: (page.locale.language_code == language, page.title)):
        by_key[page.translation_key] = page
    return sorted(by_key.values(), key=lambda page: page.title)


def modules_for(instrument: InstrumentPage, *, today: date) -> tuple[list[TrainingModule], int]:
    """The modules that help with `instrument`, at most three, and how many there are. One query."""
    found = _asked((), instrument).annotate(first_start=_first_start(today)).select_related("provider")
    rows = list(found.order_by(F("first_start").asc(nulls_last=True), "title", "pk"))
    return rows[:MOST_BESIDE], len(rows)


def stale_number(*, today: date) -> int:
    """How many public modules nobody looked at for a year. (K8)"""
    return TrainingModule.objects.public().filter(checked_on__lt=today - STALE_AFTER).count()


def _instrument(slug: str, language: str) -> InstrumentPage | None:
    if not slug:
        return None
    pages = InstrumentPage.objects.published().filter(slug=slug)
    return pages.in_language(language).first() or pages.first()


def _asked(terms: tuple[Term, ...], instrument: InstrumentPage | None) -> QuerySet[TrainingModule]:
    found = TrainingModule.objects.public()
    if instrument is not None:
        found = found.filter(pk__in=_with_instrument(instrument))
    for term in terms:
        found = found.filter(_holds(term))
    return found


def _with_instrument(instrument: InstrumentPage) -> QuerySet:
    links = TrainingModule.objects.filter(instrument_links__instrument__translation_key=instrument.translation_key)
    return links.values("pk")


def _holds(term: Term) -> Q:
    """`term` in the words of the module or of its provider: the whole stem, a beginning, or a synonym."""
    found = Q()
    for piece in (f" {term.stem} " if term.stem else "", f" {term.prefix}" if term.prefix else ""):
        if piece:
            found |= Q(words__contains=piece) | Q(provider__words__contains=piece)
    for way in term.ways:
        both = Q()
        for part in way:
            both &= _holds(part)
        found |= both
    return found


def _having(base: QuerySet[TrainingModule], wanted: Wanted) -> QuerySet[TrainingModule]:
    for name, values in wanted.chosen.items():
        base = base.filter(**{f"{FACETS[name].column}__in": values})
    return base


def _counts(base: QuerySet[TrainingModule], wanted: Wanted) -> dict[str, dict[str, int]]:
    """For each facet how many modules each value would show under all that was chosen in the *other* facets, and under
    "total" how many there are. One query."""
    whole = _having(base, wanted).order_by().values(facet=Value("total", output_field=CharField()))
    parts = [whole.annotate(value=Value("", output_field=CharField()), number=Count("pk"))]
    for facet in FACETS.values():
        rows = _having(base, wanted.without(facet.name)).exclude(**{facet.column: None}).order_by()
        grouped = rows.values(facet=Value(facet.name, output_field=CharField()), value=Cast(facet.column, CharField()))
        parts.append(grouped.annotate(number=Count("pk")))
    counts: dict[str, dict[str, int]] = {name: {} for name in ("total", *FACETS)}
    for row in parts[0].union(*parts[1:], all=True):
        counts[row["facet"]][row["value"]] = row["number"]
    return counts


def _option_lists(counts: dict[str, dict[str, int]], wanted: Wanted) -> list[OptionList]:
    lists = []
    for facet in FACETS.values():
        chosen = wanted.chosen.get(facet.name, ())
        options = [
            Option(value, str(label), counts[facet.name].get(value, 0), value in chosen)
            for value, label in facet.labels.items()
            if counts[facet.name].get(value) or value in chosen
        ]
        if options:
            lists.append(OptionList(facet, options))
    return lists


def _first_start(today: date) -> Min:
    return Min("dates__starts_on", filter=Q(dates__starts_on__gte=today))


def _with_dates(found: QuerySet[TrainingModule], today: date) -> QuerySet[TrainingModule]:
    coming = Prefetch("dates", ModuleDate.objects.filter(starts_on__gte=today), to_attr="coming")
    return found.select_related("provider").prefetch_related(coming)


def _rows(found: QuerySet[TrainingModule], result_page: ResultPage, today: date) -> list[TrainingModule]:
    first = (result_page.number - 1) * PAGE_SIZE
    starting = found.annotate(first_start=_first_start(today)).select_related("provider")
    ordered = starting.order_by(F("first_start").asc(nulls_last=True), "title", "pk")
    return list(ordered[first : first + PAGE_SIZE])


def _chips(wanted: Wanted, instrument: InstrumentPage | None) -> list[Change]:
    """What was asked, each with the address that takes it away."""
    chips = []
    if wanted.text:
        chips.append(Change(f"“{wanted.text}”", Wanted(instrument=wanted.instrument, chosen=wanted.chosen).address()))
    if wanted.instrument:
        name = instrument.title if instrument else wanted.instrument
        label = _("goes with “%(instrument)s”") % {"instrument": name}
        chips.append(Change(label, Wanted(text=wanted.text, chosen=wanted.chosen).address()))
    for name, values in wanted.chosen.items():
        for value in values:
            chips.append(Change(str(FACETS[name].labels[value]), wanted.without(name, value).address()))
    return chips
