"""A list by its address in a browser without scripts and without cookies."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from events import actions
from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.links import MOST_CHARACTERS, open_link, sign
from tests.events.factories import make_event, make_session
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.shortlist.listing import address_of, item_of, make_items

START = "/lijstje/"


def words_at_random():
    """A note that no compression makes shorter."""
    return " ".join(uuid4().hex for _ in range(9))


def opened(address):
    return open_link(address.split("lijstje/")[1].split("/")[0])


@pytest.fixture
def instrument(kennisbank):
    return make_instrument(kennisbank)


def test_save_on_a_page_starts_a_list_and_then_adds_to_it(client, instrument, tree):
    session = make_session(make_event(tree.nl), now=timezone.now())
    button = re.search(r'href="(/lijstje/\?erbij=i\.[^"]+)"', client.get(instrument.url).text)[1]
    first = client.get(button)
    assert (first.status_code, opened(first.url).items) == (302, (item_of(instrument),))
    button = re.search(r'href="/lijstje/(\?erbij=s\.[^"]+)"', client.get(session.event.url).text)[1]
    second = client.get(first.url + button)
    assert opened(second.url).items == (item_of(instrument), Item("s", session.reference))
    page = client.get(second.url).text
    assert instrument.title in page
    assert session.event.title in page


def test_reader_gets_no_cookie_and_nobody_keeps_the_page(client, instrument):
    address = address_of(item_of(instrument))
    name = item_of(instrument).name
    for url in (START, address, f"{address}?zoek=matrix", f"{START}?erbij={name}", f"{START}niets/"):
        response = client.get(url)
        assert not response.cookies, url
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")
        assert response["Referrer-Policy"] == "same-origin"
    assert not client.post(address, {"title": "Titel"}).cookies
    assert '<meta name="robots" content="noindex">' in client.get(address).text
    assert "lijstje" not in client.get("/sitemap.xml").text


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("link", "status"), [("verzonnen", 404), ("a" * (MOST_CHARACTERS + 1), 414)])
@pytest.mark.parametrize("end", ["", "mailen/"])
def test_damaged_address_says_what_to_do(client, tree, method, link, status, end):
    response = getattr(client, method)(f"{START}{link}/{end}")
    assert response.status_code == status
    assert "Deze link is beschadigd" in response.text
    assert f'href="{START}"' in response.text


def test_note_and_title_are_written_into_the_address_and_shown_as_text(client, instrument):
    item = item_of(instrument)
    note = "Eerst <script>alert(1)</script>\r\ndit & dat"
    response = client.post(address_of(item), {"title": "Voor <b>jou</b>", f"note-{item.name}": note, "step": "save"})
    assert opened(response.url) == Contents(
        "Voor <b>jou</b>", (item_of(instrument, "Eerst <script>alert(1)</script> dit & dat"),)
    )
    page = client.get(response.url).text
    assert "Eerst &lt;script&gt;alert(1)&lt;/script&gt; dit &amp; dat" in page
    assert "Voor &lt;b&gt;jou&lt;/b&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("note", "why"),
    [("x" * 301, "300"), ("Kijk op koop.example", "Laat adressen"), ("a\x00b", "lg-field__error")],
)
def test_refused_note_stays_on_the_page(client, instrument, note, why):
    item = item_of(instrument)
    response = client.post(address_of(item), {f"note-{item.name}": note})
    assert response.status_code == 422
    assert why in response.text
    assert note.replace("\x00", "") in response.text.replace("\x00", "")


def test_list_that_grows_too_long_keeps_what_was_typed(client, kennisbank):
    items = make_items(kennisbank, 20)
    notes = {f"note-{item.name}": words_at_random() for item in items}
    response = client.post(address_of(*items), notes)
    assert response.status_code == 422
    assert "past niet meer in een adres" in response.text
    assert all(note in response.text for note in notes.values())


def test_moving_keeps_the_notes_that_were_typed(client, kennisbank):
    one, two = make_items(kennisbank, 2)
    response = client.post(address_of(one, two), {f"note-{one.name}": "eerst", "step": f"down:{one.name}"})
    assert [(item.key, item.note) for item in opened(response.url).items] == [(two.key, ""), (one.key, "eerst")]


def test_removing_the_last_one_leads_to_an_empty_list(client, instrument):
    item = item_of(instrument)
    response = client.post(address_of(item), {"step": f"remove:{item.name}"}, follow=True)
    assert response.redirect_chain == [(START, 302)]
    assert "Je hebt geen account nodig" in response.text


def test_twentieth_is_added_and_the_next_refused_in_words(client, kennisbank):
    *most, last, more = make_items(kennisbank, 21)
    full = client.get(f"{address_of(*most)}?erbij={last.name}")
    assert len(opened(full.url).items) == 20
    refused = client.get(f"{full.url}?erbij={more.name}")
    assert refused.status_code == 422
    assert "passen er 20" in refused.text
    assert "Instrument 19" in refused.text


@pytest.mark.parametrize("name", ["i.verzonnen", "x.y", "", "i", "s.geheim"])
def test_adding_what_does_not_exist_changes_nothing(client, instrument, name):
    response = client.get(f"{address_of(item_of(instrument))}?erbij={name}")
    assert response.status_code == 404
    assert "bestaat niet (meer)" in response.text
    assert instrument.title in response.text


def test_search_adds_and_goes_on(client, kennisbank):
    there, other = make_instrument(kennisbank, "Leren van fouten"), make_instrument(kennisbank, "Leren in duo")
    address = address_of(item_of(there))
    page = client.get(f"{address}?zoek=leren").text
    assert "Staat op het lijstje" in page
    link = re.search(r'href="(\?erbij=[^"]+)"', page)[1].replace("&amp;", "&")
    response = client.get(address + link)
    assert opened(response.url).items == (item_of(there), item_of(other))
    assert response.url.endswith("?zoek=leren#zoeken")
    assert "Niets gevonden met “zoutmijn”" in client.get(f"{START}?zoek=zoutmijn").text


def test_pasted_list_is_added(client, kennisbank):
    one, two = make_items(kennisbank, 2)
    joined = client.post(address_of(one), {"adres": f"https://testserver{address_of(two, one)}"})
    assert opened(joined.url).items == (one, two)
    refused = client.post(address_of(one), {"adres": "https://elders.example/"})
    assert refused.status_code == 404
    assert "Er is niets veranderd" in refused.text


def test_address_works_in_the_other_language(client, instrument):
    link = sign(Contents("", (item_of(instrument, "Notitie blijft"),)))
    page = client.get(f"/en/lijstje/{link}/").text
    assert "Notitie blijft" in page
    assert f'lang="nl"><a href="{instrument.url}"' in page
    with translation.override("en"):
        assert address_of(item_of(instrument, "Notitie blijft")) == f"/en/lijstje/{link}/"


def test_session_that_passed_or_was_called_off_says_so(client, tree):
    event, now = make_event(tree.nl), timezone.now()
    off = make_session(event, now=now)
    actions.call_off(off, reason="De zaal is dicht.", successor=make_session(event, now=now, days=20), now=now)
    past = make_session(event, now=now, days=-30)
    page = client.get(address_of(Item("s", off.reference), Item("s", past.reference))).text
    assert "Gaat niet door" in page
    assert "Nieuwe datum: " in page
    assert "Is geweest" in page


def test_code_to_scan_gives_way_to_words_when_the_list_is_long(client, kennisbank):
    items = make_items(kennisbank, 6)
    assert "<svg" in client.get(address_of(*items)).text.split("Of scan deze code")[1].split("</section>")[0]
    noted = [Item("i", each.key, words_at_random()) for each in items]
    assert "te veel woorden" in client.get(address_of(*noted)).text
