"""The lists in Mijn: one's own only, changed and thrown away by their owner, read by others by the address alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kennisbank.shortlist import actions
from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.errors import TooManyLists
from kennisbank.shortlist.links import sign
from kennisbank.shortlist.models import SavedList
from tests.factories import make_user
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.shortlist.listing import item_of, make_items

NAMES = {"shortlist_mine", "shortlist_keep", "shortlist_kept", "shortlist_throw_away"}


@pytest.fixture
def instrument(kennisbank):
    return make_instrument(kennisbank)


@pytest.fixture
def coach(client, db):
    coach = make_user("coach@example.org")
    client.force_login(coach)
    return coach


def kept(owner, *items, title="Voor de bakker"):
    return actions.keep(Contents(title, items), by=owner, now=timezone.now())


def address(name, saved):
    if name == "shortlist_mine":
        return reverse(name)
    return reverse(name, args=[sign(saved.contents) if name == "shortlist_keep" else saved.reference])


def test_coach_keeps_a_list_and_a_client_reads_it_by_its_address(client, coach, instrument):
    link = sign(Contents("Voor de bakker", (item_of(instrument, "Begin hier"),)))
    asked = client.get(f"/mijn/lijstjes/bewaren/{link}/")
    assert instrument.title in asked.text
    assert not SavedList.objects.exists()
    response = client.post(f"/mijn/lijstjes/bewaren/{link}/", follow=True)
    saved = SavedList.objects.get()
    assert response.redirect_chain == [(f"/mijn/lijstjes/{saved.reference}/", 302)]
    assert "Begin hier" in response.text
    assert "Voor de bakker" in client.get("/mijn/lijstjes/").text
    assert "Voor de bakker" in client.get("/mijn/").text
    client.logout()
    assert "Begin hier" in client.get(f"/lijstje/{link}/").text


def test_keeping_twice_is_once(coach, instrument):
    assert kept(coach, item_of(instrument)) == kept(coach, item_of(instrument))


def test_fifty_lists_and_no_more(coach, instrument):
    for number in range(50):
        kept(coach, item_of(instrument), title=f"Lijstje {number}")
    with pytest.raises(TooManyLists):
        kept(coach, item_of(instrument), title="Nog een")


def test_owner_changes_a_list_and_adds_to_it(client, coach, kennisbank):
    one, two, three = make_items(kennisbank, 3)
    saved = kept(coach, one, two)
    page = address("shortlist_kept", saved)
    form = {"title": "Nieuw", f"note-{one.name}": "eerst", "step": f"down:{one.name}"}
    assert client.post(page, form).url == page
    assert client.post(f"{page}?zoek=instrument", {"erbij": three.name}).url == f"{page}?zoek=instrument#zoeken"
    saved.refresh_from_db()
    assert saved.contents == Contents("Nieuw", (two, Item("i", one.key, "eerst"), three))


def test_form_that_stood_open_leaves_what_was_added_meanwhile(client, coach, kennisbank):
    one, two = make_items(kennisbank, 2)
    saved = kept(coach, one)
    actions.change(saved, Contents("", (Item("i", two.key, "nieuw"), one)), now=timezone.now())
    client.post(address("shortlist_kept", saved), {f"note-{one.name}": "oud", "step": "save"})
    saved.refresh_from_db()
    assert [item.note for item in saved.contents.items] == ["nieuw", "oud"]


@pytest.mark.parametrize(("form", "status"), [({"erbij": "i.weg"}, 404), ({"title": "x" * 121}, 422)])
def test_refused_change_changes_nothing(client, coach, instrument, form, status):
    saved = kept(coach, item_of(instrument))
    assert client.post(address("shortlist_kept", saved), form).status_code == status
    assert SavedList.objects.get().contents == saved.contents


def test_owner_throws_a_list_away_and_its_address_goes_on_working(client, coach, instrument):
    saved = kept(coach, item_of(instrument))
    assert client.get(address("shortlist_throw_away", saved)).status_code == 405
    assert client.post(address("shortlist_throw_away", saved)).url == "/mijn/lijstjes/"
    assert not SavedList.objects.exists()
    assert instrument.title in client.get(f"/lijstje/{sign(saved.contents)}/").text


# For each route: what GET and POST give to the owner, to somebody else and to a visitor.
RIGHTS = {
    "shortlist_mine": ((200, 405), (200, 405), (302, 405)),
    "shortlist_keep": ((200, 302), (200, 302), (302, 302)),
    "shortlist_kept": ((200, 302), (404, 404), (302, 302)),
    "shortlist_throw_away": ((405, 302), (405, 404), (405, 302)),
}


def test_every_route_under_mijn_stands_in_the_table():
    from kennisbank.shortlist.urls import urlpatterns

    assert {each.name for each in urlpatterns if str(each.pattern).startswith("mijn/")} == set(RIGHTS)


@pytest.mark.parametrize("who", range(3))
@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_lists_of_others_do_not_exist(client, instrument, name, who):
    owner = make_user("eigenaar@example.org")
    saved = kept(owner, item_of(instrument, "Alleen voor mij"))
    user = [owner, make_user("ander@example.org"), None][who]
    if user:
        client.force_login(user)
    page = address(name, saved)
    got, posted = client.get(page), client.post(page, {"title": "Gekaapt"})
    assert (got.status_code, posted.status_code) == RIGHTS[name][who]
    if user is None and got.status_code == 302:
        assert got.url.startswith("/account/login/")
    if user is not owner and name != "shortlist_keep":  # who has the address of a list may keep it
        assert "Alleen voor mij" not in got.text
        assert [each.title for each in SavedList.objects.all()] == ["Voor de bakker"]


@pytest.mark.parametrize("number", [3, 30])
def test_lists_ask_equally_few_queries_whatever_their_number(client, coach, instrument, asks, number):
    for place in range(number):
        kept(coach, item_of(instrument), title=f"Lijstje {place}")
    asks("/mijn/lijstjes/", first=11, again=6)


def test_erasing_takes_the_lists_of_one_person(coach, instrument):
    other = make_user("ander@example.org")
    kept(coach, item_of(instrument))
    kept(other, item_of(instrument))
    assert actions.erase(email="Coach@example.org", now=timezone.now()) == 1
    assert [each.owner for each in SavedList.objects.all()] == [other]
