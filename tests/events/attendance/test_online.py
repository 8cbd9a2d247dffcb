"""The way to the online meeting: only by the own link, only in its window, never in a mail, calendar or feed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from events import actions as core
from events.attendance.models import CheckIn
from events.links import sign_attendee, sign_registration
from events.models import SessionDate
from outbox.composing import compose
from outbox.models import OutboxMessage
from tests.events.attendance.door import attendance
from tests.events.factories import NOW, book, make_session

SENTINEL = "https://meet.example.org/geheim-7f3a"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def online(event):
    return make_session(event, attendance_mode="online", join_url=SENTINEL)


@pytest.fixture
def anna(online):
    return book(online, "Anna").attendees[0]


def page(found):
    sign = sign_attendee if hasattr(found, "attendance") else sign_registration
    return reverse("attendance_online", args=[sign(found)])


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.mark.parametrize(
    ("before_start", "is_open"),
    [(31 * MINUTE, False), (30 * MINUTE + MINUTE / 60, False), (30 * MINUTE, True), (-149 * MINUTE, True)],
)
def test_window_opens_half_an_hour_before(client, anna, online, before_start, is_open):
    with at(online.starts_at - before_start):
        assert ("<button" in client.get(page(anna)).text.partition("<main")[2].partition("</main")[0]) is is_open
        sent = client.post(page(anna), {"person": str(anna.uid)})
    assert sent.status_code == (302 if is_open else 409)
    assert attendance(online) == {"Anna": "present" if is_open else "unknown"}


@pytest.mark.parametrize(("after_end", "status"), [(-MINUTE / 60, 302), (0 * MINUTE, 409), (MINUTE, 409)])
def test_window_closes_at_the_end(client, anna, online, after_end, status):
    with at(online.ends_at + after_end):
        assert client.post(page(anna), {"person": str(anna.uid)}).status_code == status


def test_looking_notes_nothing_and_shows_no_address(client, anna, online):
    with at(online.starts_at):
        assert SENTINEL not in client.get(page(anna)).text
        assert CheckIn.objects.count() == 0


def test_button_notes_presence_once_and_shows_the_address(client, anna, online):
    with at(online.starts_at):
        for _press in range(2):
            client.post(page(anna), {"person": str(anna.uid)})
        assert SENTINEL in client.get(page(anna)).text
    assert list(CheckIn.objects.values_list("attendee", "source", "problem", "by")) == [(anna.pk, "online", "", None)]
    assert attendance(online) == {"Anna": "present"}
    with at(online.ends_at):
        assert SENTINEL not in client.get(page(anna)).text


def test_page_says_from_when(client, anna, online):
    with at(online.starts_at - timedelta(days=1)):
        text = client.get(page(anna)).text
    assert "10.30" in text or "09.30" in text
    assert SENTINEL not in text


def test_who_has_no_place_finds_nothing(client, event):
    session = make_session(event, capacity=1, attendance_mode="online", join_url=SENTINEL)
    book(session, "Anna")
    waiting = book(session, "Bram").attendees[0]
    with at(session.starts_at):
        for response in (client.get(page(waiting)), client.post(page(waiting), {"person": str(waiting.uid)})):
            assert response.status_code == 404
            assert SENTINEL not in response.text
        assert client.get(reverse("attendance_online", args=["verzonnen"])).status_code == 404
    assert CheckIn.objects.count() == 0


def test_who_cancelled_or_belongs_to_another_link_finds_nothing(client, anna, online):
    bram = book(online, "Bram").attendees[0]
    core.cancel(anna, now=NOW)
    with at(online.starts_at):
        assert client.get(page(anna)).status_code == 404
        assert client.post(page(bram), {"person": str(anna.uid)}).status_code == 404


def test_session_on_location_or_called_off_has_no_meeting(client, event, anna, online):
    on_location = book(make_session(event, days=20, join_url=SENTINEL), "Cora").attendees[0]
    assert client.get(page(on_location)).status_code == 404
    core.call_off(online, now=NOW)
    with at(online.starts_at):
        assert client.get(page(anna)).status_code == 404


def test_contact_sends_each_person_in(client, online):
    registration = book(online, "Anna", "Bram").registration
    bram = registration.attendees.get(name="Bram")
    with at(online.starts_at):
        client.post(page(registration), {"person": str(bram.uid)})
        assert SENTINEL in client.get(page(registration)).text
    assert attendance(online) == {"Anna": "unknown", "Bram": "present"}


def test_second_date_of_a_course_opens_too(client, anna, online):
    start = online.starts_at + timedelta(days=7)
    SessionDate.objects.create(session=online, starts_at=start, ends_at=start + timedelta(hours=2))
    with at(start - 20 * MINUTE):
        assert client.post(page(anna), {"person": str(anna.uid)}).status_code == 302
        assert SENTINEL in client.get(page(anna)).text
    with at(start - timedelta(days=1)):
        assert SENTINEL not in client.get(page(anna)).text


def test_address_is_in_no_mail_calendar_feed_or_public_page(client, event, anna, online):
    book(online, "Bram", "Cora")
    core.move(online, city="Arnhem", starts_at=online.starts_at + timedelta(hours=1), now=NOW)
    core.resend_links("anna@example.org", language="nl", now=NOW, once="1")
    core.cancel(anna, now=NOW)
    letters = list(OutboxMessage.objects.all())
    assert len({letter.kind for letter in letters}) >= 3
    for letter in letters:
        assert SENTINEL not in compose(letter).message().as_string()
        assert SENTINEL not in str(letter.context)
    bram = online.attendees.get(name="Bram")
    for address in (
        reverse("events_calendar"),
        event.url,
        reverse("events_register", args=[event.slug, online.reference]),
        reverse("events_manage", args=[sign_attendee(bram)]),
        reverse("events_manage_calendar", args=[sign_attendee(bram)]),
    ):
        with at(NOW):
            response = client.get(address)
        assert response.status_code == 200
        assert SENTINEL not in response.text
