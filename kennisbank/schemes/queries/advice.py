"""What the guide tells about each scheme beside whether it fits: what it pays, when, and what to prepare (GV-05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kennisbank.schemes.enums import FactKind
from kennisbank.schemes.models import Scheme
from kennisbank.schemes.queries.shown import FactRow, SchemeRow, Sheet, rows_of, sheet_of
from kennisbank.schemes.rules import Outcome

# What people want to know first: a share, an amount each, the most.
WORTH_TELLING = (FactKind.SHARE, FactKind.AMOUNT, FactKind.MAXIMUM)


@dataclass(frozen=True)
class Advice:
    """One scheme for somebody: whether it fits and why, with its facts of today."""

    outcome: Outcome
    row: SchemeRow
    sheet: Sheet

    @property
    def pays(self) -> list[FactRow]:
        """The facts about what it pays."""
        return [each for each in self.sheet.facts if each.fact.kind in WORTH_TELLING]

    @property
    def documents(self) -> list[str]:
        """What to prepare, as the page of the scheme says it."""
        return [block.value for block in self.row.page.documents] if self.row.page else []


def advice_for(outcomes: Sequence[Outcome], language: str, *, today: date) -> list[Advice]:
    """The outcomes with the facts of their schemes, in the same order; schemes that are gone are left out. Four
    queries."""
    schemes = Scheme.objects.kept_up().filter(code__in=[outcome.scheme for outcome in outcomes]).with_facts()
    rows = {row.scheme.code: row for row in rows_of(schemes, language, today=today, whole=True)}
    return [
        Advice(outcome, rows[outcome.scheme], sheet_of(rows[outcome.scheme].scheme, today=today))
        for outcome in outcomes
        if outcome.scheme in rows
    ]
