"""The facets of the training offer, and what somebody chose of them: read from an address, written into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kennisbank.enums import Region
from kennisbank.facets import MAX_QUERY_LENGTH, PAGE_NUMBER, PAGE_PARAMETER, TAG_SLUG, TEXT_PARAMETER
from kennisbank.training.enums import Form, HoursBand, Level, ModuleProof, Moment, ProviderKind

INSTRUMENT_PARAMETER = "instrument"


@dataclass(frozen=True)
class OfferFacet:
    """One facet: its name in addresses, its heading, its values, and the column that holds them."""

    name: str
    heading: str | Promise
    vocabulary: type[Choices]
    column: str
    open: bool = False

    @property
    def labels(self) -> dict[str, str | Promise]:
        """The values in their order, each with its name."""
        return {str(choice.value): choice.label for choice in self.vocabulary}


FACETS: dict[str, OfferFacet] = {
    facet.name: facet
    for facet in (
        OfferFacet("regio", _("Region"), Region, "region", open=True),
        OfferFacet("uren", _("Hours"), HoursBand, "hours_band", open=True),
        OfferFacet("wanneer", _("When you learn"), Moment, "moment", open=True),
        OfferFacet("waar", _("Where you learn"), Form, "form"),
        OfferFacet("niveau", pgettext_lazy("facet", "Level"), Level, "level"),
        OfferFacet("bewijs", _("What you get"), ModuleProof, "proof"),
        OfferFacet("aanbieder", _("Kind of provider"), ProviderKind, "provider__kind"),
    )
}


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of the offer. Made by `read_wanted`, so it never holds a value that does not exist.

    `instrument` is the last part of the address of an instrument; it may be one that is not there.
    """

    text: str = ""
    instrument: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page_number: int = 1

    @property
    def number_chosen(self) -> int:
        """How many values were chosen, over all facets."""
        return sum(len(values) for values in self.chosen.values())

    def without(self, name: str, value: str | None = None) -> "Wanted":
        """The same without one value of the facet `name`, or without that facet; back on the first page."""
        rest = tuple(other for other in self.chosen.get(name, ()) if value is not None and other != value)
        chosen = {key: rest if key == name else values for key, values in self.chosen.items()}
        return replace(self, chosen={key: values for key, values in chosen.items() if values}, page_number=1)

    def address(self) -> str:
        """It as the query part of an address, or "?" when nothing was asked; without the page number."""
        pairs = [(TEXT_PARAMETER, self.text), (INSTRUMENT_PARAMETER, self.instrument)]
        pairs += [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        return f"?{urlencode([pair for pair in pairs if pair[1]])}"


def read_wanted(parameters: Any) -> Wanted:
    """What an address asks for (`parameters`: a QueryDict). What does not exist is left out, silently; never an
    error."""
    text = " ".join(parameters.get(TEXT_PARAMETER, "").replace("\x00", " ").split())[:MAX_QUERY_LENGTH].strip()
    instrument = parameters.get(INSTRUMENT_PARAMETER, "")
    chosen = {}
    for facet in FACETS.values():
        given = set(parameters.getlist(facet.name))
        if values := tuple(value for value in facet.labels if value in given):
            chosen[facet.name] = values
    number = parameters.get(PAGE_PARAMETER, "")
    return Wanted(
        text=text,
        instrument=instrument if TAG_SLUG.fullmatch(instrument) else "",
        chosen=chosen,
        page_number=int(number) if PAGE_NUMBER.fullmatch(number) else 1,
    )
