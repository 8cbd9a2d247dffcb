"""What schemes together pay: cases with the borders, and that no cost is ever paid twice (MK-12)."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kennisbank.schemes.rules import CostLine, SchemeTerms, Term, stack_funding

SLIM = SchemeTerms(
    "SLIM",
    (
        Term("adviser", share=Decimal(60), activity="A"),
        Term("own_hours", share=Decimal(60), activity="A"),
        Term("career_advice", each=Decimal(700), activity="B"),
    ),
    maximum=Decimal("24999"),
    minimum=Decimal("5000"),
    minimum_of=frozenset("AC"),
    state_aid=True,
)
FUND = SchemeTerms("OOM", (Term("training", share=Decimal(50), most_each=Decimal(800)),))
PLACES = SchemeTerms("Praktijkleren", (Term("placement", most_each=Decimal(2700)),))
ALL = (SLIM, FUND, PLACES)


def line(kind, amount, count=1):
    return CostLine(kind, Decimal(amount), count)


def paid(*lines, schemes=ALL, room=None):
    return [(str(each.amount), each.scheme) for each in stack_funding(lines, schemes, room=room).lines]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("adviser", 10_000)], [("6000.00", "SLIM")]),
        ([line("adviser", "8333.33")], [("0.00", "")]),  # 60% is 4999.99: one cent below the least that SLIM pays
        ([line("adviser", "8333.34")], [("5000.00", "SLIM")]),
        ([line("adviser", 5_000), line("own_hours", 5_000)], [("3000.00", "SLIM"), ("3000.00", "SLIM")]),
        ([line("adviser", 41_665)], [("24999.00", "SLIM")]),
        ([line("adviser", 90_000)], [("24999.00", "SLIM")]),
        ([line("career_advice", 2_000, 2)], [("1400.00", "SLIM")]),  # B has no least
        ([line("career_advice", 600)], [("600.00", "SLIM")]),  # never more than it costs
        ([line("training", 1_000)], [("500.00", "OOM")]),
        ([line("training", 4_000, 2)], [("1600.00", "OOM")]),
        ([line("placement", 9_000, 3)], [("8100.00", "Praktijkleren")]),
        ([line("other", 9_000)], [("0.00", "")]),
        ([], []),
    ],
)
def test_lines_are_paid(lines, expected):
    assert paid(*lines) == expected


@pytest.mark.parametrize(
    ("room", "expected", "cut"),
    [("6000", "6000.00", False), ("5999", "5999.00", True), ("0", "0.00", True), (None, "6000.00", False)],
)
def test_state_aid_stops_at_the_room_that_is_left(room, expected, cut):
    stack = stack_funding([line("adviser", 10_000)], ALL, room=None if room is None else Decimal(room))
    assert (str(stack.paid), stack.no_room) == (expected, cut)


def test_each_line_is_paid_by_the_scheme_that_leaves_least_to_pay():
    """Greedy would give the first line to SMALL and leave the second unpaid."""
    small = SchemeTerms("SMALL", (Term("training", share=Decimal(90)),), maximum=Decimal(900))
    wide = SchemeTerms("WIDE", (Term("training", share=Decimal(80)), Term("adviser", share=Decimal(80))))
    lines = (line("training", 1_000), line("training", 1_000), line("adviser", 1_000))
    assert paid(*lines, schemes=(small, wide)) == [("900.00", "SMALL"), ("800.00", "WIDE"), ("800.00", "WIDE")]


def test_says_why_a_scheme_pays_nothing_or_stops():
    low = stack_funding([line("adviser", 5_000)], ALL)
    high = stack_funding([line("adviser", 90_000)], ALL)
    assert (low.below, low.capped, high.below, high.capped) == ({"SLIM"}, set(), set(), {"SLIM"})


def test_figures_add_up():
    stack = stack_funding([line("adviser", 10_000), line("training", 1_000)], ALL)
    assert [str(figure) for figure in (stack.cost, stack.paid, stack.net, stack.of("SLIM"))] == [
        "11000.00",
        "6500.00",
        "4500.00",
        "6000.00",
    ]


def test_nine_lines_are_refused():
    with pytest.raises(ValueError, match="9"):
        stack_funding([line("other", 1)] * 9, ALL)


EUROS = st.decimals(min_value=0, max_value=60_000, places=2)
KINDS = st.sampled_from(["adviser", "training", "placement"])
LINES = st.lists(st.builds(CostLine, KINDS, EUROS, st.integers(1, 9)), max_size=4)
TERMS = st.lists(
    st.builds(
        Term,
        KINDS,
        share=st.none() | st.integers(0, 100).map(Decimal),
        each=st.none() | EUROS,
        most_each=st.none() | EUROS,
        activity=st.sampled_from(["", "A", "B"]),
    ),
    max_size=4,
).map(tuple)
SCHEMES = st.lists(
    st.builds(
        SchemeTerms,
        st.sampled_from("PQR"),
        TERMS,
        maximum=st.none() | EUROS,
        minimum=st.none() | EUROS,
        minimum_of=st.sampled_from([frozenset(), frozenset("A")]),
        state_aid=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda scheme: scheme.code,
)


@settings(max_examples=300, deadline=None)
@given(LINES, SCHEMES, st.none() | EUROS)
def test_never_twice_never_above_a_maximum(lines, schemes, room):
    stack = stack_funding(lines, schemes, room=room)
    by_code = {scheme.code: scheme for scheme in schemes}
    assert [each.line for each in stack.lines] == lines
    assert all(0 <= each.amount <= each.line.amount for each in stack.lines)
    assert all(bool(each.amount) == bool(each.scheme) for each in stack.lines)
    for code, scheme in by_code.items():
        assert scheme.maximum is None or stack.of(code) <= scheme.maximum
    aid = sum(stack.of(code) for code, scheme in by_code.items() if scheme.state_aid)
    assert room is None or aid <= room
    assert stack.net == stack.cost - stack.paid >= 0


@settings(max_examples=100, deadline=None)
@given(LINES, SCHEMES)
def test_no_choice_of_one_scheme_per_line_pays_more(lines, schemes):
    """Every combination of terms, without limits of least, most and room: the search may not miss one."""
    free = [SchemeTerms(scheme.code, scheme.terms) for scheme in schemes]
    single = [
        [stack_funding([each], [SchemeTerms(scheme.code, (term,))]).paid for scheme in free for term in scheme.terms]
        for each in lines
    ]
    best = max((sum(chosen) for chosen in product(*(amounts or [Decimal(0)] for amounts in single))), default=0)
    assert stack_funding(lines, free).paid == best
