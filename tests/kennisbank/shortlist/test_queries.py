"""What a reader sees of a list: what everybody may read, in the own language first, in so many queries."""

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.enums import State
from kennisbank.shortlist.errors import NotToBeFound
from kennisbank.shortlist.kinds import KINDS, register
from kennisbank.shortlist.links import list_path
from kennisbank.shortlist.queries import find, item_named, rows_of
from tests.events.factories import make_event, make_session
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.shortlist.listing import item_of, make_items

SECRET = "Geheim instrument"


def rows(*items, language="nl"):
    return rows_of(Contents("", items), language, now=timezone.now())


def titles(*items, language="nl"):
    return [row.entry.title if row.entry else None for row in rows(*items, language=language)]


def close(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def take_off(page):
    page.unpublish()


def delete(page):
    page.delete()


@pytest.mark.parametrize("hide", [close, take_off, delete])
def test_what_readers_may_not_see_any_more_is_gone_without_its_title(kennisbank, client, hide):
    page = make_instrument(kennisbank, SECRET)
    item = item_of(page)
    assert titles(item) == [SECRET]
    hide(page)
    assert [(row.entry, row.state, row.kind.code) for row in rows(item)] == [(None, State.GONE, "i")]
    with pytest.raises(NotToBeFound):
        item_named(item.name, "nl", now=timezone.now())
    assert find("geheim", Contents(), "nl", now=timezone.now()) == []


def test_page_that_moved_is_found_at_its_new_address(kennisbank, tree):
    page = make_instrument(kennisbank)
    item = item_of(page)
    page.slug = "elders"
    page.save_revision().publish()
    assert rows(item)[0].entry.url == "/kennisbank/elders/"


def test_reader_gets_the_own_language_and_otherwise_what_there_is(kennisbank, tree):
    english = make_index(tree.en, slug="kennisbank-en")
    both, dutch_only = make_instrument(kennisbank, "Gesprek"), make_instrument(kennisbank, "Alleen hier")
    make_instrument(english, "Talk", translation_key=both.translation_key)
    items = item_of(both), item_of(dutch_only)
    assert titles(*items) == ["Gesprek", "Alleen hier"]
    assert titles(*items, language="en") == ["Talk", "Alleen hier"]
    assert [row.entry.language for row in rows(*items, language="en")] == ["en", "nl"]


@pytest.mark.parametrize(
    "item", [Item("i", ""), Item("i", "kort"), Item("i", "a" * 22), Item("i", "é" * 22), Item("s", "x"), Item("?", "y")]
)
def test_unknown_key_or_kind_is_gone(kennisbank, item):
    assert [row.state for row in rows(item)] == [State.GONE]


def test_search_gives_each_kind_and_says_what_is_there(kennisbank, tree):
    there, other = make_instrument(kennisbank, "Leren van fouten"), make_instrument(kennisbank, "Leren in duo")
    found = find("leren", Contents("", (item_of(there),)), "nl", now=timezone.now())
    assert [(group.kind.code, [(e.title, is_there) for e, is_there in group.entries]) for group in found] == [
        ("i", [("Leren in duo", False), ("Leren van fouten", True)])
    ]
    assert find(" ?! ", Contents(), "nl", now=timezone.now()) == []
    assert other.title == "Leren in duo"


def test_code_of_a_kind_is_given_once():
    with pytest.raises(ValueError, match="twee keer"):
        register(KINDS["i"])


@pytest.mark.parametrize("number", [3, 20])
def test_page_asks_equally_few_queries_whatever_its_length(kennisbank, tree, client, asks, number):
    event = make_event(tree.nl)
    items = make_items(kennisbank, number - 2)
    items += tuple(Item("s", make_session(event, now=timezone.now(), days=day).reference) for day in (2, 3))
    contents = Contents("", items)
    asks(list_path(contents), first=10, again=5)
