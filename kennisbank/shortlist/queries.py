"""What stands on a list as its reader sees it now, what can be added, and the lists that somebody keeps."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.enums import State
from kennisbank.shortlist.errors import NotToBeFound
from kennisbank.shortlist.kinds import KINDS, Entry, Kind
from kennisbank.shortlist.models import SavedList
from pagekit.search.queries import clean_text


@dataclass(frozen=True)
class Row:
    """One line of a list. Without an `entry` nobody may read it (any more), and nothing of it is told."""

    item: Item
    kind: Kind | None
    entry: Entry | None

    @property
    def state(self) -> State:
        """What became of it since it was saved."""
        return self.entry.state if self.entry else State.GONE


@dataclass(frozen=True)
class Found:
    """What a search gave of one kind. Each with whether it stands on the list already."""

    kind: Kind
    entries: list[tuple[Entry, bool]]


def rows_of(contents: Contents, language: str, *, now: datetime) -> list[Row]:
    """The lines of `contents` in its order, for a reader of `language` who is not signed in, as of `now`.

    Asks each kind once, however many items there are.
    """
    keys: dict[str, list[str]] = defaultdict(list)
    for item in contents.items:
        keys[item.kind].append(item.key)
    found = {code: KINDS[code].fetch(keys[code], language, now) for code in keys if code in KINDS}
    return [Row(item, KINDS.get(item.kind), found.get(item.kind, {}).get(item.key)) for item in contents.items]


def item_named(name: str, language: str, *, now: datetime) -> Item:
    """The item that "i.<key>" in an address stands for. Raises NotToBeFound unless everybody may read it now."""
    code, _dot, key = name.partition(".")
    if code not in KINDS or key not in KINDS[code].fetch([key], language, now):
        raise NotToBeFound
    return Item(code, key)


def find(text: str, contents: Contents, language: str, *, now: datetime) -> list[Found]:
    """What can be saved and holds all words of `text`, by kind; kinds with nothing are left out."""
    text = clean_text(text)
    there = {item.name for item in contents.items}
    found = [(kind, kind.search(text, language, now) if text else []) for _code, kind in sorted(KINDS.items())]
    return [
        Found(kind, [(entry, f"{kind.code}.{entry.key}" in there) for entry in entries])
        for kind, entries in found
        if entries
    ]


def lists_of(user: Any) -> QuerySet[SavedList]:
    """The lists that `user` keeps, the last changed first."""
    return SavedList.objects.for_user(user)


def list_of(reference: str, user: Any) -> SavedList | None:
    """The list `reference` of `user`; None when there is none, or when it is somebody else's."""
    return SavedList.objects.for_user(user).filter(reference=reference).first()
