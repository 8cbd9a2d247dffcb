"""Every screen of the organiser x every role x looking and sending: who may not be there gets a 404."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from events import actions
from events.models import Answer, Attendee, EventSession, Question
from events.viewsets.urls import urlpatterns
from outbox.models import OutboxMessage
from tests.events.asking import make_question
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import sign_in, url

SEEN_BY_EDITORS = {"organiser_sessions", "organiser_sessions_results", "organiser_session"}
SEEN_BY_LEADS_OF_NOTHING = SEEN_BY_EDITORS - {"organiser_session"}  # and nothing stands in them
ORGANISERS = {"organisatie", "beheer"}
ROLES = ("redactie", "organisatie", "begeleiding", "coach", "programmaleiding", "beheer")
NO_SENDING = {"organiser_sessions", "organiser_sessions_results", "organiser_session", "organiser_history"}
NAMES = sorted({pattern.name for pattern in urlpatterns})


@pytest.fixture
def place(event):
    start = NOW + timedelta(days=20)
    course = make_session(event, capacity=3, further_dates=[(start, start + timedelta(hours=2))])
    make_question(course)
    actions.invite(course, [actions.Person("Ivo", "ivo@example.org")], language="nl", by=None, now=NOW)
    return book(course, "Geheimpje").attendees[0]


def address(name, place):
    if name.startswith("organiser_one_date"):
        return reverse(name, args=[place.session.reference, place.session.further_dates.get().uid])
    short = name.removeprefix("organiser_")
    if short == "withdraw_invitation":
        return reverse(name, args=[place.session.reference, place.session.invitations.get().reference])
    if short.endswith("_question") and short != "add_question":
        return reverse(name, args=[place.session.reference, place.session.questions.get().reference])
    if name in {"organiser_sessions", "organiser_sessions_results", "organiser_plan"}:
        return url(short)
    return url(short, place.session, place if short.endswith("_place") else None)


def sees(role, name):
    """Whether `role` (a lead who leads nothing here) sees the screen `name` without running it."""
    return name in {"redactie": SEEN_BY_EDITORS, "begeleiding": SEEN_BY_LEADS_OF_NOTHING}.get(role, ())


def snapshot():
    return [
        list(model.objects.order_by("pk").values())
        for model in (EventSession, Attendee, Question, Answer, OutboxMessage)
    ]


def test_table_holds_every_screen():
    assert len(NAMES) == len(urlpatterns) == 34


@pytest.mark.parametrize("role", ROLES)
def test_each_screen_opens_for_its_roles_only(client, place, role):
    sign_in(client, role)
    with time_machine.travel(NOW, tick=False):
        before = snapshot()
        for name in NAMES:
            allowed = role in ORGANISERS or sees(role, name)
            response = client.get(address(name, place))
            assert (name, response.status_code) == (name, 200 if allowed else 404)
        assert snapshot() == before


@pytest.mark.parametrize("role", sorted(set(ROLES) - ORGANISERS))
def test_sending_to_any_screen_without_the_right_changes_nothing(client, place, role):
    sign_in(client, role)
    with time_machine.travel(NOW, tick=False):
        before = snapshot()
        for name in NAMES:
            response = client.post(address(name, place), {"reason": "x", "capacity": "0", "tell": "on"})
            refused = 405 if sees(role, name) else 404
            assert (name, response.status_code) == (name, refused)
        assert snapshot() == before


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, place, name):
    response = client.get(address(name, place))
    assert response.status_code == 302
    assert "login" in response.url


def test_editor_sees_numbers_and_nobody_by_name(client, place):
    sign_in(client, "redactie")
    text = client.get(url("session", place.session)).text
    assert "1 of 3" in text or "1 van 3" in text
    for secret in ("Geheimpje", "geheimpje@example.org", str(place.uid), place.registration.reference):
        assert secret not in text


def test_place_of_another_session_is_not_found(organiser, client, place, event):
    other = make_session(event, days=20)
    assert client.get(url("cancel_place", other, place)).status_code == 404
    assert client.post(url("cancel_place", other, place)).status_code == 404
    assert Attendee.objects.get().status == "confirmed"


@pytest.mark.parametrize("reference", ["zzzzzzzzzz", "0", "9" * 400])
def test_unknown_session_is_not_found(organiser, client, reference):
    assert client.get(f"/beheer/agenda/{reference}/").status_code == 404


def test_sending_without_token_is_refused(place):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    sign_in(client, "organisatie")
    with time_machine.travel(NOW, tick=False):
        assert client.post(url("cancel_place", place.session, place), {"tell": "on"}).status_code == 403
    assert Attendee.objects.get().status == "confirmed"


def test_menu_shows_the_agenda_to_who_may_see_it(client, tree):
    sign_in(client, "coach")
    assert url("sessions") not in client.get("/beheer/").text
    sign_in(client, "redactie")
    assert url("sessions") in client.get("/beheer/").text
