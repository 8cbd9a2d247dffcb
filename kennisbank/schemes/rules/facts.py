"""How old a fact is, which of two that differ is shown, and when the next window opens (content.md 2.0)."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from kennisbank.schemes.enums import FRESH_DAYS, SOURCE_STRENGTH, FactSource, Freshness
from kennisbank.schemes.models import ApplicationWindow, SchemeFact

# A window of which nobody wrote when it closes counts as passed so long after it opened.
UNKNOWN_CLOSING = timedelta(days=FRESH_DAYS)


def last_day(row: SchemeFact | ApplicationWindow) -> date | None:
    """The last day on which `row` holds; None when no end is known. A window without one ends 90 days after opening."""
    if isinstance(row, ApplicationWindow):
        return row.closes_on or row.opens_on + UNKNOWN_CLOSING
    return row.valid_until


def days_since_check(row: SchemeFact | ApplicationWindow, *, today: date) -> int:
    """Days since somebody looked at the source of `row`."""
    return (today - row.checked_on).days


def freshness(row: SchemeFact | ApplicationWindow, *, today: date) -> Freshness:
    """Passed when its last day is over; ageing from the 91st day after the check; else fresh. (K8, content.md 2.0)"""
    end = last_day(row)
    if end is not None and end < today:
        return Freshness.PASSED
    return Freshness.AGEING if days_since_check(row, today=today) > FRESH_DAYS else Freshness.FRESH


def in_force(fact: SchemeFact, *, today: date) -> bool:
    """Whether `fact` holds on `today`; the first and the last day belong to it."""
    return (fact.valid_from is None or fact.valid_from <= today) and (
        fact.valid_until is None or today <= fact.valid_until
    )


def current_facts(facts: Iterable[SchemeFact], *, today: date) -> list[SchemeFact]:
    """The facts in force on `today`, one of each subject: the strongest source, then the one checked last."""
    chosen: dict[tuple, SchemeFact] = {}
    for fact in sorted((fact for fact in facts if in_force(fact, today=today)), key=_trust):
        chosen.setdefault(_subject(fact), fact)
    return sorted(chosen.values(), key=lambda fact: fact.pk)


def conflicts(facts: Iterable[SchemeFact], *, today: date) -> list[list[SchemeFact]]:
    """Groups of facts in force on `today` that say something else of the same; the most trusted first in each."""
    groups: dict[tuple, list[SchemeFact]] = {}
    for fact in facts:
        if in_force(fact, today=today):
            groups.setdefault(_subject(fact), []).append(fact)
    return [sorted(group, key=_trust) for group in groups.values() if len({fact.value for fact in group}) > 1]


def is_open(window: ApplicationWindow, *, today: date) -> bool:
    """Whether applications are taken on `today`; the first and the last day belong to it."""
    end = last_day(window)
    return window.opens_on <= today and end is not None and today <= end


def next_window(windows: Iterable[ApplicationWindow], *, today: date) -> ApplicationWindow | None:
    """The window that is open or opens first; of two that open on one day the announced one. None: none is known."""
    coming = [window for window in windows if freshness(window, today=today) != Freshness.PASSED]
    return min(coming, key=lambda window: (window.opens_on, window.expected, window.pk), default=None)


def conflicting_windows(windows: Iterable[ApplicationWindow], *, today: date) -> list[list[ApplicationWindow]]:
    """Pairs of windows that are not over, overlap, are for the same, and differ in a day: only one can be right. That
    one of them is only expected does not matter: then that one has to go, or to be looked up."""
    rows = [row for row in windows if freshness(row, today=today) != Freshness.PASSED]
    return [
        [first, second]
        for first, second in combinations(rows, 2)
        if first.applies_nl == second.applies_nl
        and (first.opens_on, first.closes_on) != (second.opens_on, second.closes_on)
        and max(first.opens_on, second.opens_on) <= min(last_day(first) or today, last_day(second) or today)
    ]


def _subject(fact: SchemeFact) -> tuple[str, ...]:
    """What a fact is about: two facts with one subject cannot both be true when they differ."""
    return fact.kind, fact.unit, fact.per, fact.cost_kind, fact.activity, fact.size_band, fact.applies_nl


def _trust(fact: SchemeFact) -> tuple[int, int, int]:
    return SOURCE_STRENGTH[FactSource(fact.source_kind)], -fact.checked_on.toordinal(), fact.pk
