"""Numbers that are left out cannot be told from those that are shown, not even by who knows the rule."""

from collections import defaultdict
from itertools import product

import pytest

from events.statistics.rules import without_small_cells


@pytest.mark.parametrize(
    ("numbers", "shown", "total"),
    [
        ([0, 0, 0], [0, 0, 0], 0),
        ([5, 12, 0], [5, 12, 0], 17),
        ([20, 3, 0], [None, None, 0], 23),
        ([20, 9, 4], [20, None, None], 33),
        ([3, 0, 0], [None, 0, 0], None),
        ([1, 1, 0], [None, None, 0], None),
        ([4, 4, 30], [None, None, None], 38),
        ([2, 3, 30], [None, None, 30], 35),
        ([], [], 0),
    ],
)
def test_what_is_left_out(numbers, shown, total):
    assert without_small_cells(numbers) == (shown, total)


@pytest.mark.parametrize(("cells", "most"), [(1, 40), (2, 24), (3, 14), (4, 10)])
def test_no_number_can_be_worked_out(cells, most):
    """Every table there can be up to a sum of `most`: what was left out could always have been something else."""
    tables = defaultdict(list)
    for numbers in product(range(most + 1), repeat=cells):
        shown, total = without_small_cells(numbers)
        assert not any(number and number < 5 for number in shown)
        tables[(*shown, total)].append(numbers)
    worked_out = [
        (shown, place)
        for (*shown, total), could_be in tables.items()
        if max(map(sum, could_be)) <= most
        for place, number in enumerate(shown)
        if number is None and len({each[place] for each in could_be}) < 2
    ]
    assert worked_out == []
