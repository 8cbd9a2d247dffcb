"""Instruments, the page that lists them, and the rows that count them."""

from kennisbank.models.attached import RelatedInstrument, Source, SuccessFactor
from kennisbank.models.facets import InstrumentFacet
from kennisbank.models.index import KennisbankIndexPage
from kennisbank.models.instrument import InstrumentPage, InstrumentTag

__all__ = [
    "InstrumentFacet",
    "InstrumentPage",
    "InstrumentTag",
    "KennisbankIndexPage",
    "RelatedInstrument",
    "Source",
    "SuccessFactor",
]
