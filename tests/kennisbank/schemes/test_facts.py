"""How old facts are, which of two that differ is shown, when the next window opens (content.md 2.0, K8)."""

from datetime import date

import pytest

from kennisbank.schemes.enums import Freshness
from kennisbank.schemes.models import ApplicationWindow, SchemeFact
from kennisbank.schemes.rules import (
    conflicting_windows,
    conflicts,
    current_facts,
    freshness,
    in_force,
    is_open,
    next_window,
)
from tests.kennisbank.schemes.factories import DAY, TODAY

YESTERDAY, TOMORROW = TODAY - DAY, TODAY + DAY


def fact(pk=1, value=60, **fields):
    fields = {"kind": "share", "unit": "percent", "source_kind": "executor", "checked_on": TODAY} | fields
    return SchemeFact(pk=pk, value=value, **fields)


def window(opens_on, closes_on=None, pk=1, **fields):
    return ApplicationWindow(pk=pk, opens_on=opens_on, closes_on=closes_on, **{"checked_on": TODAY} | fields)


@pytest.mark.parametrize(
    ("checked", "until", "expected"),
    [
        (TODAY, None, Freshness.FRESH),
        (TODAY - 90 * DAY, None, Freshness.FRESH),
        (TODAY - 91 * DAY, None, Freshness.AGEING),
        (TODAY - 91 * DAY, TODAY, Freshness.AGEING),
        (TODAY, TODAY, Freshness.FRESH),
        (TODAY, YESTERDAY, Freshness.PASSED),
    ],
)
def test_fact_turns_amber_after_90_days_and_red_when_it_passed(checked, until, expected):
    assert freshness(fact(checked_on=checked, valid_until=until), today=TODAY) == expected


@pytest.mark.parametrize(
    ("opens", "closes", "open_now", "expected"),
    [
        (TODAY, TODAY, True, Freshness.FRESH),
        (TOMORROW, TOMORROW, False, Freshness.FRESH),
        (TODAY - 9 * DAY, YESTERDAY, False, Freshness.PASSED),
        (TODAY - 90 * DAY, None, True, Freshness.FRESH),  # nobody wrote when it closes: 90 days
        (TODAY - 91 * DAY, None, False, Freshness.PASSED),
    ],
)
def test_window_is_open_until_its_last_day(opens, closes, open_now, expected):
    row = window(opens, closes)
    assert (is_open(row, today=TODAY), freshness(row, today=TODAY)) == (open_now, expected)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(None, None, True), (TODAY, TODAY, True), (TOMORROW, None, False), (None, YESTERDAY, False)],
)
def test_fact_is_in_force_on_its_first_and_last_day(first, last, expected):
    assert in_force(fact(valid_from=first, valid_until=last), today=TODAY) is expected


def test_of_two_that_differ_the_strongest_source_is_shown_then_the_newest_check():
    law = fact(1, 60, source_kind="law", checked_on=TODAY - 50 * DAY)
    newer = fact(2, 80, source_kind="secondary")
    same_strength = fact(3, 50, source_kind="law", checked_on=TODAY - 60 * DAY)
    assert current_facts([newer, same_strength, law], today=TODAY) == [law]
    assert conflicts([newer, same_strength, law], today=TODAY) == [[law, same_strength, newer]]


def test_facts_about_different_things_or_times_do_not_conflict():
    rows = [
        fact(1, 60, activity="A"),
        fact(2, 80, activity="C"),
        fact(3, 50, activity="A", valid_until=YESTERDAY),
        fact(4, 40, activity="A", applies_nl="landbouw"),
    ]
    assert conflicts(rows, today=TODAY) == []
    assert current_facts(rows, today=TODAY) == [rows[0], rows[1], rows[3]]


def test_same_value_twice_is_no_conflict():
    assert conflicts([fact(1, 60), fact(2, 60, source_kind="law")], today=TODAY) == []


def test_next_window_is_the_open_one_else_the_first_and_announced_before_expected():
    passed, later = window(TODAY - 9 * DAY, YESTERDAY, 1), window(TODAY + 20 * DAY, None, 2)
    expected, announced = window(TOMORROW, None, 3, expected=True), window(TOMORROW, None, 4)
    assert next_window([passed, later, expected, announced], today=TODAY) == announced
    assert next_window([passed, later, expected], today=TODAY) == expected
    assert next_window([passed], today=TODAY) is None


def test_windows_that_overlap_and_differ_conflict():
    september = window(date(2027, 9, 1), date(2027, 9, 30), 1)
    august = window(date(2027, 8, 10), None, 2)
    march = window(date(2027, 3, 2), date(2027, 3, 31), 3)
    others = window(date(2027, 9, 1), date(2027, 9, 29), 4, applies_nl="landbouw")
    assert conflicting_windows([september, august, march, others], today=TODAY) == [[september, august]]
