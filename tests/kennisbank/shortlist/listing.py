"""Dull makers of lists."""

from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.kinds import key_of
from kennisbank.shortlist.links import list_path
from tests.kennisbank.factories import make_instrument


def item_of(page, note=""):
    """The item for an instrument."""
    return Item("i", key_of(page), note)


def make_items(index, number):
    """So many instruments as items."""
    return tuple(item_of(make_instrument(index, f"Instrument {place}")) for place in range(number))


def address_of(*items, title=""):
    """The address of a list with these items."""
    return list_path(Contents(title, tuple(items)))
