"""What a shortlist holds, as a value: it has no row of its own, it lives in an address."""

from dataclasses import dataclass

MOST_ITEMS = 20
NOTE_LENGTH = 300
TITLE_LENGTH = 120


@dataclass(frozen=True)
class Item:
    """One thing on a list: the code of its kind, its key in every language, and what somebody noted about it."""

    kind: str
    key: str
    note: str = ""

    @property
    def name(self) -> str:
        """How addresses and buttons name it."""
        return f"{self.kind}.{self.key}"


@dataclass(frozen=True)
class Contents:
    """A list, in the order of who made it."""

    title: str = ""
    items: tuple[Item, ...] = ()
