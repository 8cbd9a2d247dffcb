"""What is open to everybody: only what an anonymous reader may see, in the language of the address."""

from datetime import date

from django.db.models import QuerySet

from kennisbank.models import InstrumentPage
from kennisbank.schemes.models import Scheme
from kennisbank.schemes.queries import SchemeRow
from kennisbank.schemes.queries.shown import rows_of
from pagekit.models import ContentVersion


def open_instruments(language: str) -> QuerySet[InstrumentPage]:
    """The published instruments in `language` with their sources and factors, in an order that does not change."""
    found = InstrumentPage.objects.published().in_language(language)
    return found.prefetch_related("sources", "success_factors", "tagged_items__tag").order_by("translation_key")


def changed_instruments(language: str, most: int) -> list[InstrumentPage]:
    """The `most` instruments in `language` that were published or changed last."""
    found = InstrumentPage.objects.published().in_language(language).order_by("-last_published_at", "-pk")
    return list(found[:most])


def open_schemes(language: str, *, today: date) -> list[SchemeRow]:
    """The schemes that have a published page, by code. Four queries."""
    rows = rows_of(Scheme.objects.with_facts().order_by("code"), language, today=today)
    return [row for row in rows if row.page]


def version_of_everything(language: str, *, today: date) -> str:
    """What changes whenever an answer of this room would: the content, the language, or the day. One query."""
    return f"{ContentVersion.current()}-{language}-{today}"
