"""What each level asks, as a table of cases with the borders (community.md 4.3)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kennisbank.evidence.rules import DEDUCTIONS, REQUIREMENTS, Known, Results, propose

TODAY = date(2026, 11, 23)
DESCRIBED = Known(goal=True, audience=True, steps=True, cost=True, conditions=True, checked=True)
FOUNDED = replace(DESCRIBED, mechanism=True, sources=2)
FIVE = Results(companies=5, started=10, finished=5, newest_year=2026)
TEN = Results(10, 14, 11, 2026, compared_with=10, lower_bound=Decimal("0.01"))
STUDIED = replace(FOUNDED, controlled_studies=2, comparable_studies=2, newest_study=2024)


def level(known):
    return propose(known, today=TODAY).level


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (Known(), 0),
        (DESCRIBED, 1),
        *(
            (replace(DESCRIBED, **{part: False}), 0)
            for part in ("goal", "audience", "steps", "cost", "conditions", "checked")
        ),
        (replace(DESCRIBED, mechanism=True), 1),
        (replace(DESCRIBED, mechanism=True, sources=1), 1),
        (replace(DESCRIBED, sources=2), 1),
        (FOUNDED, 2),
        (replace(DESCRIBED, mechanism=True, in_register=True), 2),
        (replace(FOUNDED, checked=False), 0),
        (replace(FOUNDED, results=FIVE), 3),
        (replace(FOUNDED, results=replace(FIVE, companies=4)), 2),
        (replace(FOUNDED, results=replace(FIVE, finished=4)), 2),
        (replace(FOUNDED, results=replace(FIVE, finished=4, stop_reasons_published=True)), 3),
        (replace(DESCRIBED, results=TEN), 1),
        (replace(FOUNDED, results=TEN), 4),
        (replace(FOUNDED, results=replace(TEN, companies=9)), 3),
        (replace(FOUNDED, results=replace(TEN, compared_with=9)), 3),
        (replace(FOUNDED, results=replace(TEN, lower_bound=Decimal(0))), 3),
        (replace(FOUNDED, results=replace(TEN, lower_bound=None)), 3),
        (replace(FOUNDED, controlled_studies=1, newest_study=2024), 4),
        (replace(DESCRIBED, controlled_studies=1, newest_study=2024), 1),
        (STUDIED, 4),  # the fifth is never proposed
    ],
)
def test_level_is_proposed_by_the_rules(known, expected):
    assert level(known) == expected


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"newest_year": 2023}, []),
        ({"newest_year": 2022}, ["old"]),
        ({"from_one_source": 5}, []),
        ({"from_one_source": 6}, ["one-source"]),
        ({"fell": 3}, []),
        ({"fell": 4}, ["spread"]),
        ({"only_directors": True}, ["directors"]),
        (
            {"only_directors": True, "fell": 10, "from_one_source": 10, "newest_year": 2000},
            [each.code for each in DEDUCTIONS],
        ),
    ],
)
def test_one_level_less_for_each_threat_and_never_below_the_first(changes, codes):
    proposal = propose(replace(FOUNDED, results=replace(TEN, **changes)), today=TODAY)
    assert [each.code for each in proposal.deductions] == codes
    assert (proposal.without_deductions, proposal.level) == (4, max(1, 4 - len(codes)))


def test_old_study_takes_a_level_off_unless_companies_measured_lately():
    old = replace(FOUNDED, controlled_studies=1, newest_study=2022)
    assert (level(old), level(replace(old, results=TEN))) == (3, 4)


def test_threats_mean_nothing_where_no_figures_are():
    assert propose(replace(FOUNDED, newest_study=1990), today=TODAY).deductions == ()


@pytest.mark.parametrize(
    ("known", "highest"),
    [(FOUNDED, 2), (STUDIED, 5), (replace(STUDIED, comparable_studies=1), 4), (replace(STUDIED, mechanism=False), 1)],
)
def test_only_the_panel_gives_the_fifth_and_only_with_two_comparable_studies(known, highest):
    assert propose(known, today=TODAY).highest == highest


def test_says_what_is_missing_for_the_next_level():
    missing = propose(replace(DESCRIBED, sources=1), today=TODAY).missing
    assert [each.code for each in missing] == ["mechanism", "sources"]
    assert [each.code for each in propose(FOUNDED, today=TODAY).missing] == ["companies", "finished"]


def test_every_level_but_none_has_its_rules():
    assert [int(each) for each in REQUIREMENTS] == [1, 2, 3, 4, 5]
