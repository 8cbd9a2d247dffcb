"""How a list changes: pure functions from one list to the next."""

import re
from collections.abc import Mapping
from dataclasses import replace

from kennisbank.shortlist.contents import MOST_ITEMS, Contents, Item
from kennisbank.shortlist.errors import TooManyItems

# What mail programs make a link of: an address, or two words with a dot between them and no space.
LOOKS_LIKE_LINK = re.compile(r"://|\bwww\.|@|[^\W\d_][\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)

STEPS = {"up": -1, "down": 1, "remove": 0}


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


def write(contents: Contents, title: str, notes: Mapping[str, str]) -> Contents:
    """`contents` with this title, and with these notes by the names of their items; the other notes stay."""
    items = (replace(item, note=notes.get(item.name, item.note)) for item in contents.items)
    return Contents(title, tuple(items))


def take_step(contents: Contents, step: str) -> Contents:
    """`contents` after "up:i.<key>", "down:i.<key>" or "remove:i.<key>"; anything else changes nothing."""
    verb, _colon, name = step.partition(":")
    items = list(contents.items)
    place = next((place for place, item in enumerate(items) if item.name == name), None)
    if place is None or verb not in STEPS:
        return contents
    item = items.pop(place)
    if verb != "remove":
        items.insert(max(place + STEPS[verb], 0), item)
    return replace(contents, items=tuple(items))
