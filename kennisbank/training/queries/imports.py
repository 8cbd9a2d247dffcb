"""Files with modules: what each row would do, and how far a file is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When

from kennisbank.models import InstrumentPage
from kennisbank.training.cells import Known
from kennisbank.training.enums import UNDER_WAY, Reason, RowState
from kennisbank.training.format import read_row
from kennisbank.training.models import ImportRow, OfferImport, TrainingModule, TrainingProvider

MOST_SHOWN = 200


@dataclass(frozen=True)
class Planned:
    """What one row does. `module`: the row in the database that it changes, None for a new one; `values`: by field."""

    state: RowState
    module: TrainingModule | None
    values: dict[str, Any]
    reasons: list[tuple[str, str, str]]


def known_names() -> Known:
    """The providers and instruments that a file may name. Two queries."""
    providers = TrainingProvider.objects.values_list("pk", "name")
    instruments = InstrumentPage.objects.filter(locale__language_code="nl").values_list("slug", "pk")
    return Known(
        providers={" ".join(name.casefold().split()): pk for pk, name in providers},
        instruments={slug.casefold(): pk for slug, pk in instruments},
    )


def plan_row(row: ImportRow, columns: list[str], known: Known) -> Planned:
    """What `row` would do now. At most three queries. A column that the file does not have changes nothing."""
    reading = read_row(columns, row.cells, known)
    reasons = list(reading.reasons)
    if row.twin is not None:
        reasons.append((Reason.TWICE.value, "", str(row.twin)))
    if reasons:
        return Planned(RowState.REFUSED, None, {}, reasons)
    values = reading.values
    module = TrainingModule.objects.filter(provider=values["provider"], reference=values["reference"]).first()
    if module is None:
        return Planned(RowState.NEW, None, values, [])
    state = RowState.CHANGED if _differs(module, values) else RowState.UNCHANGED
    return Planned(state, module, values, [])


def counts_of(batch: OfferImport) -> dict[str, int]:
    """How many rows there are of each state, and under "written" how many were brought in. One query."""
    states = {state.value: Count("pk", filter=Q(state=state)) for state in RowState}
    return batch.rows.aggregate(total=Count("pk"), done=Count("pk", filter=Q(written=True)), **states)


def shown_rows(batch: OfferImport) -> QuerySet[ImportRow]:
    """The rows to show: what is refused first, then in their order; two hundred at most."""
    refused_first = Case(When(state=RowState.REFUSED, then=0), default=1)
    return batch.rows.exclude(state=RowState.WAITING).order_by(refused_first, "line")[:MOST_SHOWN]


def refused_rows(batch: OfferImport) -> QuerySet[ImportRow]:
    """The rows that were refused, in their order."""
    return batch.rows.filter(state=RowState.REFUSED).order_by("line")


def recent_imports() -> QuerySet[OfferImport]:
    """Files that were brought here, the last first, each with how many rows it has."""
    return OfferImport.objects.annotate(number=Count("rows")).order_by("-received_at", "-pk")[:20]


def due_imports() -> QuerySet[OfferImport]:
    """Files for which the worker has something to do, the first first."""
    return OfferImport.objects.filter(state__in=UNDER_WAY).order_by("received_at", "pk")


def _differs(module: TrainingModule, values: dict[str, Any]) -> bool:
    now: dict[str, Any] = {"provider": module.provider_id}
    if "dates" in values:
        now["dates"] = sorted(module.dates.values_list("starts_on", flat=True))
    if "instruments" in values:
        now["instruments"] = sorted(module.instrument_links.values_list("instrument_id", flat=True))
    return any(value != (now[name] if name in now else getattr(module, name)) for name, value in values.items())
