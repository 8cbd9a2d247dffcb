"""Who sees figures, and which small numbers are left out, so that nobody can be known by them (issue 3: 15)."""

from collections.abc import Sequence
from typing import Any

from events.rules import can_organise_all

FEWEST = 5
LEADS_PROGRAMME = "programme.change_programme"


def may_read_figures(user: Any) -> bool:
    """Whether `user` sees the figures of sessions, which name nobody: organisers, and the lead of the programme."""
    return can_organise_all(user) or bool(user.is_active and user.has_perm(LEADS_PROGRAMME))


def without_small_cells(numbers: Sequence[int]) -> tuple[list[int | None], int | None]:
    """`numbers` of one whole and their sum, with None for each that must not be shown.

    One to four are never shown. Because the sum is, more are left out until the sum and what is known of the others
    leave at least two answers for each; when that cannot be had, the sum is left out too. Zero is shown: it is about
    nobody.
    """
    hidden = {place for place, number in enumerate(numbers) if 0 < number < FEWEST}
    while hidden and not _is_safe(numbers, hidden):
        others = [place for place, number in enumerate(numbers) if number and place not in hidden]
        if not others:
            return [None if place in hidden else number for place, number in enumerate(numbers)], None
        hidden.add(others[-1])  # by its place: which one is the smallest would tell something
    return [None if place in hidden else number for place, number in enumerate(numbers)], sum(numbers)


def _is_safe(numbers: Sequence[int], hidden: set[int]) -> bool:
    """Whether each hidden number could be at least two, for somebody who knows the sum and why each was left out."""
    total = sum(numbers[place] for place in hidden)
    ranges = {place: (1, FEWEST - 1) if numbers[place] < FEWEST else (FEWEST, total) for place in hidden}
    for place, (low, high) in ranges.items():
        others = [ranges[other] for other in hidden if other != place]
        least = max(low, total - sum(most for _least, most in others))
        most = min(high, total - sum(least for least, _most in others))
        if least >= most:
            return False
    return True
