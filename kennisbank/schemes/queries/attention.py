"""What an editor has to look at again: old facts, windows that passed, sources that differ (K8, content.md 2.0)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kennisbank.schemes.enums import Freshness, SchemeState
from kennisbank.schemes.models import ApplicationWindow, Scheme, SchemeFact
from kennisbank.schemes.rules import conflicting_windows, conflicts, days_since_check, freshness, next_window


@dataclass(frozen=True)
class ToCheck:
    """One thing to look at. `rows`: the fact or window, or all that differ; empty when a scheme has no window to
    come."""

    scheme: Scheme
    kind: str
    rows: tuple[SchemeFact | ApplicationWindow, ...]
    days: int = 0


AGEING, PASSED, CONFLICT, NO_WINDOW = "ageing", "passed", "conflict", "no-window"


def things_to_check(*, today: date) -> list[ToCheck]:
    """Everything about schemes that are kept up that asks for an editor, the most pressing first. Three queries."""
    found = [each for scheme in Scheme.objects.kept_up().with_facts() for each in _of(scheme, today=today)]
    order = [CONFLICT, PASSED, NO_WINDOW, AGEING]
    return sorted(found, key=lambda each: (order.index(each.kind), -each.days, each.scheme.name))


def _of(scheme: Scheme, *, today: date) -> Iterator[ToCheck]:
    facts, windows = list(scheme.facts.all()), list(scheme.windows.all())
    for facts_that_differ in conflicts(facts, today=today):
        yield ToCheck(scheme, CONFLICT, tuple(facts_that_differ))
    for windows_that_differ in conflicting_windows(windows, today=today):
        yield ToCheck(scheme, CONFLICT, tuple(windows_that_differ))
    dated: list[SchemeFact | ApplicationWindow] = [*facts, *windows]
    for row in dated:
        state = freshness(row, today=today)
        days = days_since_check(row, today=today)
        if state == Freshness.AGEING:
            yield ToCheck(scheme, AGEING, (row,), days)
        elif state == Freshness.PASSED and isinstance(row, SchemeFact) and not _followed(row, facts):
            yield ToCheck(scheme, PASSED, (row,), days)
    over = windows and next_window(windows, today=today) is None
    if over and scheme.state == SchemeState.ACTIVE:
        yield ToCheck(scheme, NO_WINDOW, ())


def _followed(fact: SchemeFact, facts: list[SchemeFact]) -> bool:
    """Whether a newer fact of the same kind took the place of one that passed."""
    return any(
        other.kind == fact.kind and other.cost_kind == fact.cost_kind and other.valid_until is None for other in facts
    )
