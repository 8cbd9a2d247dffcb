"""The public form: what good, bad and repeated input gets, and the links afterwards."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils.translation import gettext

from events import actions, errors
from events.forms import sign_key
from events.links import open_link, sign_attendee, sign_registration
from events.models import Attendee, Registration
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session, states
from tests.privacy.human import human_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def url_of(session):
    return f"/agenda/{session.event.slug}/aanmelden/{session.reference}/"


def typed(session, *companions, key=None, **fields):
    """The fields of the form as a browser sends them."""
    data = {"name": "Anna", "email": "anna@example.org", "organisation": "", **human_fields()}
    data |= {"people-TOTAL_FORMS": len(companions), "people-INITIAL_FORMS": 0}
    for place, name in enumerate(companions):
        data |= {f"people-{place}-name": name, f"people-{place}-email": ""}
    return data | {"key": sign_key(key or uuid4(), session.reference)} | fields


def test_form_registers_two_people_and_shows_the_result(client, session):
    response = client.post(url_of(session), typed(session, "Bram"), follow=True)
    assert f"<h1>{gettext('You are registered')}</h1>" in response.text
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("confirmed", 2)}
    assert "anna@example.org" in response.text
    assert response["Cache-Control"] == "no-store, private"


def test_form_of_a_full_session_leads_to_the_waiting_list(client, event):
    session = make_session(event, capacity=1)
    book(session, "Bram")
    assert gettext("This session is full") in client.get(url_of(session)).text
    response = client.post(url_of(session), typed(session), follow=True)
    assert f"<h1>{gettext('You are on the waiting list')}</h1>" in response.text


def test_form_sent_twice_gives_the_same_page_and_one_registration(client, session):
    data = typed(session)
    first, second = (client.post(url_of(session), data) for _time in range(2))
    assert first.status_code == second.status_code == 302
    assert client.get(second.url).text.count(">Anna<") == client.get(first.url).text.count(">Anna<") == 1
    assert Registration.objects.count() == 1


def test_form_of_somebody_who_is_registered_shows_nothing_of_the_first_registration(client, session):
    book(session, "Geheim", "Collega", email="anna@example.org")
    response = client.post(url_of(session), typed(session), follow=True)
    assert gettext("You were on the list already") in response.text
    assert "Geheim" not in response.text
    assert "Collega" not in response.text
    assert "/aanmelding/" not in response.text.replace("/aanmelding/link-opnieuw/", "")
    assert OutboxMessage.objects.filter(kind="events.links", to="anna@example.org").count() == 1
    assert Attendee.objects.count() == 2


def test_form_adds_and_removes_rows_without_javascript(client, session):
    more = client.post(url_of(session), typed(session, "Bram", add="1"))
    assert more.status_code == 200
    assert 'name="people-1-name"' in more.text
    assert 'value="Bram"' in more.text
    assert 'value="Anna"' in more.text
    assert "lg-error-summary" not in more.text
    fewer = client.post(url_of(session), typed(session, "Bram", "Cor", remove="1"))
    assert 'value="Bram"' not in fewer.text
    assert 'value="Cor"' in fewer.text
    assert Registration.objects.count() == 0


def test_form_with_an_empty_row_ignores_it(client, session):
    client.post(url_of(session), typed(session, "", "Bram"))
    assert list(states(session)) == ["Anna", "Bram"]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 300},
        {"name": "Jan\r\nBcc: a@example.org"},
        {"name": "Jan\x00"},
        {"name": "Win geld op www.example.com"},
        {"name": "Jan https://example.org"},
        {"email": ""},
        {"email": "geen-adres"},
        {"email": "jan@example.org\nBcc: b@example.org"},
        {"email": "x" * 300 + "@example.org"},
        {"organisation": "x" * 300},
        {"organisation": "Bedrijf\x00"},
        {"people-TOTAL_FORMS": str(10**30)},
        {"people-TOTAL_FORMS": "veel"},
        {"key": "zelf verzonnen"},
        {"key": ""},
        {"website": "http://spam.example"},
    ],
)
def test_form_with_bad_input_comes_back_with_what_was_typed(client, session, fields):
    response = client.post(url_of(session), typed(session, "Bram") | fields)
    assert response.status_code == 200
    assert "lg-error-summary" in response.text
    assert Registration.objects.count() == 0
    if not {"name"} & set(fields):
        assert 'value="Anna"' in response.text


def test_form_without_its_management_fields_is_no_error_of_ours(client, session):
    data = {"name": "Anna", "email": "anna@example.org", **human_fields()}
    assert client.post(url_of(session), data).status_code == 200


def test_form_with_more_people_than_allowed_is_refused(client, event):
    session = make_session(event, max_attendees=2)
    response = client.post(url_of(session), typed(session, "Bram", "Cor"))
    assert response.status_code == 409
    assert errors.TooManyAttendees(2).message() in response.text
    assert 'value="Cor"' in response.text
    assert Registration.objects.count() == 0


def test_form_of_a_session_called_off_while_typing_keeps_what_was_typed(client, event):
    session, other = make_session(event), make_session(event, days=30)
    data = typed(session, "Bram")
    actions.call_off(session, now=NOW, reason="De begeleider is ziek.")
    response = client.post(url_of(session), data)
    assert response.status_code == 409
    assert gettext("This session has been called off.") in response.text
    assert 'value="Bram"' in response.text
    assert url_of(other) in response.text
    moved = client.post(url_of(other), data | {"switch": "1"})
    assert moved.status_code == 200
    assert 'value="Anna"' in moved.text
    assert Attendee.objects.count() == 0


def test_form_of_a_session_that_filled_up_while_typing_says_so(client, event):
    session = make_session(event, capacity=1, waiting_list=False)
    data = typed(session)
    book(session, "Bram")
    response = client.post(url_of(session), data)
    assert response.status_code == 409
    assert gettext("This session is full.") in response.text
    assert 'value="Anna"' in response.text


@pytest.mark.parametrize("reference", ["bestaatniet", "1", "a" * 300])
def test_form_of_an_unknown_session_is_not_found(client, session, reference):
    assert client.get(f"/agenda/{session.event.slug}/aanmelden/{reference}/").status_code == 404


def test_form_of_a_draft_is_not_found(client, event):
    assert client.get(url_of(make_session(event, announced=False))).status_code == 404


def test_form_under_another_events_address_leads_to_its_own(client, tree, session):
    make_event(tree.nl, title="Ander", slug="ander")
    response = client.get(f"/agenda/ander/aanmelden/{session.reference}/")
    assert (response.status_code, response.url) == (302, url_of(session))


def test_forged_host_is_refused(client, session):
    assert client.post(url_of(session), typed(session), headers={"host": "kwaad.example"}).status_code == 400


def test_registration_is_throttled(client, session, monkeypatch):
    from events.views import registering

    monkeypatch.setitem(registering.TRIES, "limit", 1)
    client.post(url_of(session), typed(session))
    response = client.post(url_of(session), typed(session, email="b@example.org"))
    assert response.status_code == 429
    assert 'value="b@example.org"' in response.text


def test_sending_the_form_costs_a_bounded_number_of_queries(client, session, django_assert_max_num_queries):
    client.post(url_of(session), typed(session, email="warm@example.org"))
    with django_assert_max_num_queries(34):  # page, throttle, seat, mail and log; transaction control included
        client.post(url_of(session), typed(session))


# --- Links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", ["kapot", "x" * 500, "eyJwIjoicCJ9:1abc:zzzz"])
def test_link_that_is_not_ours_gets_a_page_that_helps(client, tree, link):
    response = client.get(f"/aanmelding/{link}/")
    assert response.status_code == 404
    assert "<h1>Deze link werkt niet meer</h1>" in response.text
    assert "<title>Deze link werkt niet meer</title>" in response.text
    assert "Misschien is de link afgebroken in je mailprogramma" in response.text
    assert "/aanmelding/link-opnieuw/" in response.text


def test_link_replaced_by_another_does_not_work(client, session):
    attendee = book(session, "Anna").attendees[0]
    link = sign_attendee(attendee)
    Attendee.objects.update(link_nonce="nieuw")
    assert client.get(f"/aanmelding/{link}/").status_code == 404


def test_link_of_a_session_long_over_has_expired(client, session):
    link = sign_attendee(book(session, "Anna").attendees[0])
    with time_machine.travel(session.ends_at + timedelta(days=61), tick=False):
        response = client.get(f"/aanmelding/{link}/")
    assert response.status_code == 404
    assert "De sessie was meer dan twee maanden geleden. Kijk in de agenda voor een nieuwe datum." in response.text


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("{link}/", "Mijn aanmelding: Leren van fouten"),
        ("{link}/?cancel={person}", "Mijn aanmelding: Leren van fouten"),
        ("{link}/iemand-anders/?person={person}", "Mijn aanmelding: Leren van fouten"),
        ("link-opnieuw/", "Stuur mij mijn link opnieuw"),
    ],
)
def test_page_behind_a_link_has_a_title(client, session, path, title):
    anna = book(session, "Anna").attendees[0]
    address = "/aanmelding/" + path.format(link=sign_attendee(anna), person=anna.uid)
    assert f"<title>{title}</title>" in client.get(address).text


def test_registration_in_another_language_marks_what_was_not_translated(client, session):
    anna = book(session, "Anna", language="en").attendees[0]
    actions.call_off(session, reason="De begeleider is ziek.", now=NOW)
    english = client.get(f"/en/aanmelding/{sign_attendee(anna)}/").text
    assert '<p lang="nl">De begeleider is ziek.</p>' in english
    assert '<p class="lg-kicker" lang="nl">Leren van fouten</p>' in english
    assert '<dd lang="nl">Leren van fouten</dd>' in english
    dutch = client.get(f"/aanmelding/{sign_attendee(anna)}/").text
    assert "<p>De begeleider is ziek.</p>" in dutch
    assert '<p class="lg-kicker">Leren van fouten</p>' in dutch
    assert "<dd>Leren van fouten</dd>" in dutch


def test_link_of_one_person_shows_nobody_else(client, session):
    anna, bram = book(session, "Anna", "Bram").attendees
    response = client.get(f"/aanmelding/{sign_attendee(bram)}/")
    assert "Bram" in response.text
    assert "Anna" not in response.text
    refused = client.post(f"/aanmelding/{sign_attendee(bram)}/", {"action": "cancel", "person": str(anna.uid)})
    assert refused.status_code == 404
    assert states(session)["Anna"] == ("confirmed", 1)


def test_get_changes_nothing(client, session):
    outcome = book(session, "Anna", "Bram")
    link = sign_registration(outcome.registration)
    uid = outcome.attendees[0].uid
    before = list(Attendee.objects.values())
    mails = OutboxMessage.objects.count()
    for query in ("", f"?cancel={uid}", f"?action=cancel&person={uid}", "?done=cancel"):
        assert client.get(f"/aanmelding/{link}/{query}").status_code == 200
    assert client.get(f"/aanmelding/{link}/iemand-anders/?person={uid}").status_code == 200
    assert client.get(f"/aanmelding/{link}/kalender.ics").status_code == 200
    assert (list(Attendee.objects.values()), OutboxMessage.objects.count()) == (before, mails)


def test_contact_cancels_one_of_two_and_the_first_in_the_queue_takes_the_place(client, event):
    session = make_session(event, capacity=2)
    outcome = book(session, "Anna", "Bram")
    cor = book(session, "Cor").attendees[0]
    link = sign_registration(outcome.registration)
    asked = client.get(f"/aanmelding/{link}/", {"cancel": outcome.attendees[1].uid})
    assert gettext("Yes, cancel") in asked.text
    done = client.post(f"/aanmelding/{link}/", {"action": "cancel", "person": outcome.attendees[1].uid}, follow=True)
    assert gettext("You have cancelled") in done.text
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("cancelled", None), "Cor": ("offered", 2)}
    offer = OutboxMessage.objects.get(kind="events.offered")
    address = re.search(r"/aanmelding/[^/]+/", offer.context["manage_url"])[0]
    assert gettext("Take the place") in client.get(address).text
    taken = client.post(address, {"action": "accept", "person": cor.uid}, follow=True)
    assert gettext("The place is yours") in taken.text
    assert states(session)["Cor"] == ("confirmed", 2)


def test_offer_taken_too_late_is_told(client, event):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    bram = book(session, "Bram")
    actions.cancel(anna, now=NOW)
    with time_machine.travel(NOW + timedelta(hours=49), tick=False):
        response = client.post(
            f"/aanmelding/{sign_registration(bram.registration)}/",
            {"action": "accept", "person": bram.attendees[0].uid},
        )
    assert response.status_code == 409
    assert gettext("The offer has lapsed. The place has gone to the next person on the waiting list.") in response.text


def test_somebody_else_comes(client, session):
    outcome = book(session, "Anna")
    link = sign_registration(outcome.registration)
    data = {"person": outcome.attendees[0].uid, "name": "Eva", "email": "eva@example.org", **human_fields()}
    response = client.post(f"/aanmelding/{link}/iemand-anders/", data, follow=True)
    assert gettext("Somebody else comes now") in response.text
    assert states(session) == {"Anna": ("cancelled", None), "Eva": ("confirmed", 1)}
    again = client.post(f"/aanmelding/{link}/iemand-anders/", data)
    assert again.status_code == 409


@pytest.mark.parametrize("address", ["anna@example.org", "onbekend@example.org"])
def test_asking_for_the_link_answers_the_same(client, session, address):
    book(session, "Anna")
    response = client.post("/aanmelding/link-opnieuw/", {"email": address, **human_fields()})
    assert response.status_code == 200
    assert gettext("Look in your mailbox") in response.text
    assert "anna" not in response.text.lower()
    client.post("/aanmelding/link-opnieuw/", {"email": address, **human_fields()})
    assert OutboxMessage.objects.filter(kind="events.links").count() == 1


def test_open_link_gives_what_was_signed(session):
    outcome = book(session, "Anna")
    assert open_link(sign_attendee(outcome.attendees[0]), now=NOW) == outcome.attendees[0]
    assert open_link(sign_registration(outcome.registration), now=NOW) == outcome.registration
