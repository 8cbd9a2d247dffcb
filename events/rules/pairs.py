"""Pairs: an employer and a newcomer who come together or not at all (events.md 1b.6)."""

from collections.abc import Sequence
from typing import Protocol


class Named(Protocol):
    """Somebody who comes: a name, and for the newcomer of a pair a level of Dutch."""

    @property
    def name(self) -> str: ...

    @property
    def level(self) -> str: ...


def is_pair(people: Sequence[Named]) -> bool:
    """Whether `people` are one employer and one newcomer, both with a name."""
    return len(people) == 2 and all(each.name for each in people) and sum(bool(each.level) for each in people) == 1
