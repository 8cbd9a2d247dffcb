"""Which tables are proposed: hard rules beside a search through every seating, soft ones by example, and the time."""

import random
from collections import Counter
from itertools import combinations
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.matching.rules import Guest, best_table, judge, propose, reasons
from events.matching.rules.proposing import numbers_of_tables

COMMON = settings(derandomize=True, database=None, deadline=None, max_examples=150)


def guest(key, company=None, **fields):
    return Guest(key, firm(key if company is None else company), **fields)


def firm(number):
    return f"bedrijf {number:03}"


def pairs(*numbers):
    return frozenset(frozenset((firm(one), firm(other))) for one, other in numbers)


def crowd(number, *, seed=1):
    """People as they come: some of one company, five themes, twelve sectors, four sizes."""
    dice = random.Random(seed)
    people = []
    for key in range(1, number + 1):
        company = dice.randrange(number * 2 // 3)
        people.append(
            guest(
                key,
                company,
                asks=dice.choice([None, 1, 2, 3, 4, 5]),
                brings=dice.choice([None, None, 1, 2, 3, 4, 5]),
                sector=f"s{company % 12}",
                size=f"m{company % 4}",
            )
        )
    return people


def seated(people, apart=()):
    """The proposal as guests instead of numbers."""
    by_key = {each.key: each for each in people}
    return [[by_key[key] for key in table] for table in propose(people, apart=apart)]


def faults(people, apart=()):
    return [(fault.rule, fault.keys) for fault in judge(seated(people, apart), apart=apart).faults]


@st.composite
def rooms(draw, *, most, companies):
    people = draw(st.integers(1, most))
    topic = st.none() | st.integers(0, 3)
    return [
        guest(
            key,
            draw(st.integers(0, companies)),
            asks=draw(topic),
            brings=draw(topic),
            sector=draw(st.sampled_from("ab")),
        )
        for key in draw(st.permutations(range(1, people + 1)))
    ]


def can_be_seated(people, apart):
    """Whether any tables of four to six keep the hard rules: every way to seat everybody is tried."""

    def fits(one, other):
        return one.company != other.company and frozenset((one.company, other.company)) not in apart

    def seat(rest):
        if not rest:
            return True
        first, others = rest[0], rest[1:]
        for size in (4, 5, 6):
            for mates in combinations(others, size - 1):
                table = (first, *mates)
                fine = all(fits(one, other) for one, other in combinations(table, 2))
                if fine and seat([each for each in others if each not in mates]):
                    return True
        return False

    return seat(people)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [
        (0, []), (1, [1]), (3, [3]), (4, [4]), (5, [5]), (6, [6]), (7, [3, 4]), (8, [4, 4]), (9, [4, 5]), (10, [5, 5]),
        (11, [5, 6]), (12, [4, 4, 4]), (13, [4, 4, 5]), (23, [4, 4, 5, 5, 5]), (60, [5] * 12),
    ],
)  # fmt: skip
def test_size_of_tables(people, sizes):
    assert sorted(len(table) for table in propose([guest(key) for key in range(1, people + 1)])) == sizes


@given(rooms(most=40, companies=12))
@COMMON
def test_everybody_sits_once_at_tables_of_four_to_six(people):
    tables = propose(people)
    assert sorted(key for table in tables for key in table) == sorted(each.key for each in people)
    sizes = [len(table) for table in tables]
    assert max(sizes) - min(sizes) <= 1
    if len(people) >= 4 and len(people) != 7:
        assert {4, 5, 6} >= set(sizes)


@given(rooms(most=40, companies=12))
@COMMON
def test_colleagues_sit_apart_whenever_there_are_tables_enough(people):
    most = max(Counter(each.company for each in people).values())
    if len(people) >= 8:
        together = [rule for rule, _keys in faults(people) if rule == "company"]
        assert bool(together) == (most > max(numbers_of_tables(len(people))))


@given(rooms(most=11, companies=9), st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9))
@COMMON
def test_hard_rules_hold_whenever_any_seating_keeps_them(people, declared):
    apart = pairs(*((one, other) for one, other in declared if one != other))
    if len(people) >= 4 and len(people) != 7:
        assert (faults(people, apart) == []) == can_be_seated(people, apart)


@given(rooms(most=30, companies=20), st.randoms(use_true_random=False))
@COMMON
def test_order_in_which_people_come_changes_nothing(people, dice):
    apart = pairs((0, 1), (2, 3), (1, 4))
    other = list(people)
    dice.shuffle(other)
    assert propose(people, apart=apart) == propose(other, apart=frozenset(sorted(apart, key=sorted, reverse=True)))


def test_colleagues_more_than_tables_is_said():
    people = [guest(key, 0 if key < 4 else key) for key in range(1, 10)]
    assert faults(people) == [("company", (1, 2))] or faults(people)[0][0] == "company"
    assert len(faults(people)) == 1


def test_competitors_sit_apart():
    people = [guest(key) for key in range(1, 11)]
    apart = pairs((1, 2), (1, 3), (1, 4), (1, 5))
    assert faults(people, apart) == []
    mine = next(table for table in propose(people, apart=apart) if 1 in table)
    assert mine == [1, 6, 7, 8, 9] or not set(mine) & {2, 3, 4, 5}


def test_every_question_meets_somebody_who_brings_something():
    """Twenty people, four themes, of each theme four ask and one brings: possible only by the theme."""
    people = [guest(5 * theme + place, asks=theme if place else None, brings=None if place else theme)
              for theme in range(4) for place in range(5)]  # fmt: skip
    judgement = judge(seated(people))
    assert (judgement.asked, judgement.met) == (16, 16)


def test_own_experience_does_not_answer_the_own_question():
    alone = [guest(1, asks=1, brings=1), *[guest(key) for key in range(2, 6)]]
    assert judge(seated(alone)).met == 0
    assert judge(seated([*alone, guest(6, brings=1)])).met == 1


def test_people_without_a_question_are_spread():
    people = [guest(key, asks=1 if key > 4 else None) for key in range(1, 21)]
    assert [sum(each.asks is None for each in table) for table in seated(people)] == [1, 1, 1, 1]


def test_sectors_and_sizes_are_mixed():
    people = [guest(key, sector=f"s{key // 4}", size=f"m{(key % 4 + key // 4) % 5}") for key in range(20)]
    judgement = judge(seated(people))
    assert (judgement.same_sector, judgement.same_size) == (0, 0)


def test_score_is_the_sum_of_the_weights():
    table = [
        guest(1, 1, asks=1, sector="a", size="m"),
        guest(2, 2, brings=1, sector="a", size="m"),
        guest(3, 2),
        guest(4),
    ]
    judgement = judge([table])
    # one question that meets somebody, one pair of a sector and of a size, three pairs without a question, one clash
    assert judgement.score == 12 - 2 - 1 - 2 * 3 - 10_000
    assert [fault.keys for fault in judgement.faults] == [(2, 3)]


def test_one_more_goes_where_the_question_is_answered():
    tables = [[guest(1), guest(2), guest(3), guest(4)], [guest(5), guest(6, brings=2), guest(7), guest(8)]]
    assert best_table(guest(9, asks=2), tables) == 1
    assert best_table(guest(9, 6, asks=2), tables) == 0
    assert best_table(guest(9, 6), tables, apart=pairs((6, 1))) is None
    assert best_table(guest(9), [[guest(key) for key in range(1, 7)]]) is None


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (1, "De vraag over ‘Inwerken’ komt aan tafel met iemand die daar iets over inbrengt."),
        (2, "Heeft zelf geen vraag: mensen zonder vraag zitten verspreid over de tafels."),
        (3, "Wie iets inbrengt over ‘Leiding’, zit aan een andere tafel."),
        (4, "Niemand anders in deze sessie brengt iets in over ‘Taal’."),
    ],
)
def test_reason_in_words(who, said):
    here = [guest(1, asks=1), guest(2, brings=1), guest(3, asks=2), guest(4, asks=3, brings=3)]
    everybody = [*here, guest(5, brings=2)]
    themes = {1: "Inwerken", 2: "Leiding", 3: "Taal"}
    found = reasons(here[who - 1], here, everybody, themes)
    assert found[0] == said
    assert found[1:] == (["Brengt iets in over ‘Inwerken’; iemand aan deze tafel vraagt daarnaar."] if who == 2 else [])


@pytest.mark.parametrize(("people", "seconds"), [(60, 1), (300, 5), (600, 12)])
def test_time_to_propose(people, seconds):
    guests = crowd(people)
    apart = pairs(*((number, number + 7) for number in range(0, 30, 3)))
    began = perf_counter()
    tables = propose(guests, apart=apart)
    assert perf_counter() - began < seconds
    assert sum(map(len, tables)) == people


@pytest.mark.parametrize("seed", range(5))
def test_crowd_of_sixty_keeps_the_hard_rules_and_meets_nearly_every_question(seed):
    people = crowd(60, seed=seed)
    judgement = judge(seated(people, pairs((1, 2), (3, 4))), apart=pairs((1, 2), (3, 4)))
    assert judgement.faults == ()
    assert judgement.met >= judgement.asked * 0.85


def test_impossible_room_costs_no_more_time():
    """Everybody must sit apart from everybody: no search may run away."""
    people = crowd(60)
    apart = pairs(*combinations(range(40), 2))
    began = perf_counter()
    assert sum(map(len, propose(people, apart=apart))) == 60
    assert perf_counter() - began < 1
