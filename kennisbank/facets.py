"""The facets of the kennisbank, and what somebody chose of them: read from an address, written into one.

A facet is one column of the list on the left. Its values stand in `InstrumentFacet` rows, made by `facet_values`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kennisbank.enums import (
    TIME_LIMITS,
    BuildingBlock,
    Category,
    CostBand,
    EvidenceLevel,
    InstrumentKind,
    SchemeName,
    SizeBand,
    SlimActivity,
    TimeBand,
)

MAX_QUERY_LENGTH = 100
MAX_TAGS = 10
PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
TAG_SLUG = re.compile(r"[^\W_][\w-]{0,99}")

TEXT_PARAMETER, SORT_PARAMETER, PAGE_PARAMETER = "q", "sorteer", "page"


class Sorting(TextChoices):
    """How the results are ordered. Never by who is best."""

    RELEVANCE = "woorden", _("Best match with your words")
    TITLE = "titel", _("Title")
    TIME = "tijd", _("Least time")
    COST = "kosten", _("Lowest cost")
    NEWEST = "nieuw", _("Newest")


@dataclass(frozen=True)
class Facet:
    """One facet: its name in addresses, its heading, its values in order, and how to read them from an instrument.

    `labels` is empty for tags: those are free, and named by `queries`.
    """

    name: str
    heading: str | Promise
    labels: Mapping[str, str | Promise]
    values_of: Callable[[Any], list[str]]
    open: bool = False

    def accepts(self, value: str) -> bool:
        """Whether `value` can be a value of this facet at all."""
        return value in self.labels if self.labels else bool(TAG_SLUG.fullmatch(value))


def _labels(vocabulary) -> dict[str, str | Promise]:
    return {str(choice.value): choice.label for choice in vocabulary}


def time_band(minutes: int) -> str:
    """The band that `minutes` per week fall in; 15 and 60 belong to the band that ends there."""
    for band, limit in TIME_LIMITS.items():
        if minutes <= limit:
            return band.value
    return TimeBand.MORE.value


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("thema", _("Theme"), _labels(Category), lambda page: [page.category], open=True),
        Facet(
            "blok",
            _("Building block"),
            _labels(BuildingBlock),
            lambda page: [str(block) for block in page.building_blocks],
            open=True,
        ),
        Facet("grootte", _("Company size"), _labels(SizeBand), lambda page: list(page.size_bands), open=True),
        Facet(
            "tijd",
            _("Time per employee per week"),
            _labels(TimeBand),
            lambda page: [time_band(page.minutes_per_week)],
            open=True,
        ),
        Facet("kosten", _("Cost per employee per year"), _labels(CostBand), lambda page: [str(page.cost_band)]),
        Facet(
            "hr",
            _("HR department"),
            {"zonder": _("Possible without an HR department")},
            lambda page: ["zonder"] if page.without_hr else [],
        ),
        Facet("soort", pgettext_lazy("facet", "Kind"), _labels(InstrumentKind), lambda page: [page.kind]),
        Facet(
            "bewijs", pgettext_lazy("facet", "Proof"), _labels(EvidenceLevel), lambda page: [str(page.evidence_level)]
        ),
        Facet(
            "slim",
            _("SLIM activity"),
            _labels(SlimActivity),
            lambda page: [page.slim_activity] if page.slim_activity else [],
        ),
        Facet("regeling", _("Scheme that may pay"), _labels(SchemeName), lambda page: list(page.schemes)),
        Facet("label", pgettext_lazy("facet", "Tag"), {}, lambda page: [tag.slug for tag in page.tags.all()]),
    )
}


def facet_values(page: Any) -> Iterator[tuple[str, str]]:
    """Every (facet, value) of one instrument, each once."""
    for facet in FACETS.values():
        for value in dict.fromkeys(facet.values_of(page)):
            yield facet.name, value


@dataclass(frozen=True)
class Selection:
    """What somebody asks of the list. Made by `read_selection`, so it never holds a value that does not exist."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sorting: Sorting = Sorting.TITLE
    page_number: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked: no words and no filters."""
        return not self.text and not self.chosen

    @property
    def number_chosen(self) -> int:
        """How many values were chosen, over all facets."""
        return sum(len(values) for values in self.chosen.values())

    def without(self, name: str, value: str | None = None) -> "Selection":
        """The same without one value of the facet `name`, or without that facet; back on the first page."""
        chosen = {key: values for key, values in self.chosen.items() if key != name}
        if value is not None:
            rest = tuple(other for other in self.chosen.get(name, ()) if other != value)
            chosen |= {name: rest} if rest else {}
        return replace(self, chosen=chosen, page_number=1)

    def without_text(self) -> "Selection":
        """The same without the words; sorting by words then means nothing either."""
        return replace(self, text="", page_number=1, sorting=_default_sorting("", self.sorting))

    def address(self) -> str:
        """The selection as the query part of an address ("?blok=2&kosten=0"), or "?" when nothing was asked.

        Without the page number: another selection starts on the first page.
        """
        pairs = [(TEXT_PARAMETER, self.text)] if self.text else []
        pairs += [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        if self.sorting != _default_sorting(self.text):
            pairs.append((SORT_PARAMETER, self.sorting.value))
        return f"?{urlencode(pairs)}"


def _default_sorting(text: str, wanted: Sorting | None = None) -> Sorting:
    default = Sorting.RELEVANCE if text else Sorting.TITLE
    if wanted is None or (wanted == Sorting.RELEVANCE and not text):
        return default
    return wanted


def read_selection(parameters: Any) -> Selection:
    """What an address asks for (`parameters`: a QueryDict).

    What does not exist is left out, silently; never an error.
    """
    text = " ".join(parameters.get(TEXT_PARAMETER, "").replace("\x00", " ").split())[:MAX_QUERY_LENGTH].strip()
    chosen = {}
    for facet in FACETS.values():
        given = {value for value in parameters.getlist(facet.name) if facet.accepts(value)}
        if given:
            ordered = [value for value in facet.labels if value in given] if facet.labels else sorted(given)[:MAX_TAGS]
            chosen[facet.name] = tuple(ordered)
    wanted = parameters.get(SORT_PARAMETER, "")
    number = parameters.get(PAGE_PARAMETER, "")
    return Selection(
        text=text,
        chosen=chosen,
        sorting=_default_sorting(text, Sorting(wanted) if wanted in Sorting.values else None),
        page_number=int(number) if PAGE_NUMBER.fullmatch(number) else 1,
    )
