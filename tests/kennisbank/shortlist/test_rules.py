"""From one list to the next."""

import pytest

from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.errors import TooManyItems
from kennisbank.shortlist.rules import add, holds_link, join, take_step, write

A, B, C = Item("i", "a"), Item("i", "b", "met notitie"), Item("s", "a")
LIST = Contents("Titel", (A, B, C))


def full(number):
    return Contents("", tuple(Item("i", str(place)) for place in range(number)))


def test_same_thing_is_added_once_and_keeps_its_note():
    assert add(LIST, Item("i", "b")) == LIST
    assert add(Contents(), B).items == (B,)


def test_twentieth_fits_and_the_next_does_not():
    twenty = add(full(19), A)
    assert len(twenty.items) == 20
    with pytest.raises(TooManyItems):
        add(twenty, B)
    assert add(twenty, A) == twenty  # what is there needs no room


def test_joining_keeps_the_own_title_and_notes_first():
    other = Contents("Andere", (Item("i", "b", "anders"), Item("r", "z")))
    assert join(LIST, other) == Contents("Titel", (A, B, C, Item("r", "z")))
    assert join(Contents(), other) == other
    with pytest.raises(TooManyItems):
        join(full(19), LIST)


@pytest.mark.parametrize(
    ("step", "order"),
    [
        ("up:i.b", "bac"), ("down:i.b", "acb"), ("up:i.a", "abc"), ("down:s.a", "abc"), ("remove:i.b", "ac"),
        ("remove:i.x", "abc"), ("save", "abc"), ("", "abc"), ("burn:i.a", "abc"), ("up:", "abc"),
    ],
)  # fmt: skip
def test_steps(step, order):
    names = {"a": A, "b": B, "c": C}
    assert take_step(LIST, step) == Contents("Titel", tuple(names[sign] for sign in order))


def test_notes_are_written_by_name_and_others_stay():
    assert write(LIST, "Nieuw", {"i.a": "eerst", "s.a": ""}) == Contents("Nieuw", (Item("i", "a", "eerst"), B, C))


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("https://koop.example", True), ("HTTP://x", True), ("www.koop.nl", True), ("Kijk op koop-nu.nl", True),
        ("mail jan@bedrijf.nl", True), ("koop。nl", False), ("Bel o.a. Jan, d.w.z. om 14.00 uur.", False),
        ("Eerst dit. Dan dat.", False), ("Kost € 2.500 p.p.", False), ("versie 2.0", False), ("", False),
    ],
)  # fmt: skip
def test_words_that_a_mail_program_makes_a_link_of(text, is_link):
    assert holds_link(text) == is_link
