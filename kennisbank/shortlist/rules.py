"""How a list changes: pure functions from one list to the next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kennisbank.shortlist.contents import MOST_ITEMS, Contents, Item
from kennisbank.shortlist.errors import TooManyItems

# What mail programs make a link of: an address, or two words with a dot between them and no space.
LOOKS_LIKE_LINK = re.compile(r"://|\bwww\.|@|[^\W\d_][\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)


def holds_link(text: str) -> bool:
    """Whether `text` holds something that a mail program shows as a link: our mail is no carrier for those."""
    return bool(LOOKS_LIKE_LINK.search(text))


def add(contents: Contents, item: Item) -> Contents:
    """`contents` with `item` at the end; what is there already stays as it is. Raises TooManyItems (20)."""
    if any(each.name == item.name for each in contents.items):
        return contents
    if len(contents.items) >= MOST_ITEMS:
        raise TooManyItems
    return replace(contents, items=(*contents.items, item))


def join(contents: Contents, other: Contents) -> Contents:
    """`contents` with what only `other` has behind it; its own title and notes come first. Raises TooManyItems."""
    joined = replace(contents, title=contents.title or other.title)
    for item in other.items:
        joined = add(joined, item)
    return joined


def write(contents: Contents, title: str, notes: Sequence[str]) -> Contents:
    """`contents` with this title, and these notes in the order of its items."""
    items = (replace(item, note=note) for item, note in zip(contents.items, notes, strict=True))
    return Contents(title, tuple(items))


def take_step(contents: Contents, step: str) -> Contents:
    """`contents` after "up:2", "down:2" or "remove:2" (counted from 0); anything else changes nothing."""
    verb, _colon, number = step.partition(":")
    place = int(number) if re.fullmatch(r"[0-9]{1,2}", number) else -1
    items = list(contents.items)
    if not 0 <= place < len(items):
        return contents
    item = items.pop(place)
    if verb == "up":
        items.insert(max(place - 1, 0), item)
    elif verb == "down":
        items.insert(place + 1, item)
    elif verb != "remove":
        return contents
    return replace(contents, items=tuple(items))
