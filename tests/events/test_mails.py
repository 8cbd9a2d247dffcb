"""What we tell people, and what their calendars are told (events.md 5.5)."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.utils.translation import gettext
from icalendar import Calendar

from events import actions
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS
from tests.events.factories import NOW, book, make_session
from tests.factories import make_staff

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def calendar_of(message):
    """The calendar part of a mail, parsed, or None."""
    for part in message.message().walk():
        if part.get_content_type() == "text/calendar":
            return Calendar.from_ical(part.get_payload(decode=True))
    return None


def event_of(message):
    return next(iter(calendar_of(message).walk("VEVENT")))


def sent(now=NOW):
    mail.outbox.clear()
    deliver_due(now=now)
    return list(mail.outbox)


def test_confirmation_says_what_where_when_and_carries_the_calendar(session):
    attendee = book(session, "Anna").attendees[0]
    (message,) = sent()
    assert message.subject.startswith(gettext("Confirmation: %(title)s, %(when)s").split(":")[0] + ":")
    assert message.to == ["anna@example.org"]
    assert "Leren van fouten" in message.body
    assert "De Smederij, Ambachtsstraat 4, Doetinchem" in message.body
    assert "http://testserver/aanmelding/" in message.body
    calendar = calendar_of(message)
    assert calendar["METHOD"] == "REQUEST"
    event = event_of(message)
    assert event["UID"] == f"{attendee.uid}@leergilde"
    assert event["SEQUENCE"] == 0
    assert event["ORGANIZER"] == "mailto:post@leergilde.example"
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event.decoded("DTSTART") == session.starts_at
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_each_person_has_an_entry_of_their_own_in_a_shared_mailbox(session):
    book(session, "Anna", "Bram")
    first, second = sent()
    assert first.to == second.to == ["anna@example.org"]
    assert event_of(first)["UID"] != event_of(second)["UID"]


def test_waiting_list_mail_has_no_calendar(event):
    session = make_session(event, capacity=0)
    book(session, "Anna")
    (message,) = sent()
    assert message.subject.startswith(gettext("Waiting list: %(title)s, %(when)s").split(":")[0] + ":")
    assert calendar_of(message) is None


def test_cancelling_takes_the_entry_away_with_a_higher_number(session):
    attendee = book(session, "Anna").attendees[0]
    sent()
    actions.cancel(attendee, now=NOW)
    (message,) = sent()
    assert calendar_of(message)["METHOD"] == "CANCEL"
    event = event_of(message)
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (f"{attendee.uid}@leergilde", 1, "CANCELLED")


def test_cancelling_a_wish_for_a_place_sends_no_calendar(event):
    session = make_session(event, capacity=0)
    attendee = book(session, "Anna").attendees[0]
    sent()
    actions.cancel(attendee, now=NOW)
    (message,) = sent()
    assert calendar_of(message) is None


def test_mail_server_down_then_moved_sends_one_new_mail_and_not_the_old(session):
    book(session, "Anna")
    actions.move(session, starts_at=session.starts_at + DAY, ends_at=session.ends_at + DAY, now=NOW)
    (message,) = sent()
    assert event_of(message)["SEQUENCE"] == 1
    assert event_of(message).decoded("DTSTART") == session.starts_at + DAY
    assert list(OutboxMessage.objects.order_by("pk").values_list("kind", "status")) == [
        ("events.confirmed", "superseded"),
        ("events.moved", "sent"),
    ]


def test_confirmation_of_a_place_given_up_meanwhile_is_not_sent(session):
    attendee = book(session, "Anna").attendees[0]
    actions.cancel(attendee, now=NOW)
    sent()
    assert list(OutboxMessage.objects.order_by("pk").values_list("kind", "status")) == [
        ("events.confirmed", "superseded"),
        ("events.cancelled", "sent"),
    ]


def test_session_called_off_sends_one_cancel_each_with_a_higher_number(session):
    book(session, "Anna", "Bram")
    sent()
    successor = make_session(session.event, days=40)
    actions.call_off(session, now=NOW, reason="De begeleider is ziek.", successor=successor)
    messages = sent()
    assert [calendar_of(message)["METHOD"] for message in messages] == ["CANCEL", "CANCEL"]
    assert {event_of(message)["SEQUENCE"] for message in messages} == {1}
    assert all("De begeleider is ziek." in message.body for message in messages)


def test_reason_is_marked_in_a_mail_in_another_language(session):
    book(session, "Anna", language="en")
    book(session, "Bram")
    sent()
    actions.call_off(session, now=NOW, reason="De begeleider is ziek.")
    to_anna, to_bram = (message.alternatives[0].content for message in sent())
    assert '<span lang="nl">De begeleider is ziek.</span>' in to_anna
    assert "<span>De begeleider is ziek.</span>" in to_bram


def test_handing_over_cancels_the_old_entry_and_invites_the_new_person(session):
    old = book(session, "Anna").attendees[0]
    sent()
    new = actions.substitute(old, actions.Person("Eva", "eva@example.org"), now=NOW)
    to_old, to_new = sent()
    assert (to_old.to, calendar_of(to_old)["METHOD"]) == (["anna@example.org"], "CANCEL")
    assert (to_new.to, calendar_of(to_new)["METHOD"]) == (["eva@example.org"], "REQUEST")
    assert event_of(to_new)["UID"] == f"{new.uid}@leergilde"


def test_link_again_goes_only_to_who_has_something(session):
    book(session, "Anna")
    sent()
    for address in ("anna@example.org", "onbekend@example.org"):
        actions.resend_links(address, language="nl", now=NOW, once="1")
    (message,) = sent()
    assert message.to == ["anna@example.org"]
    assert "http://testserver/aanmelding/" in message.body
    assert OutboxMessage.objects.get(to="onbekend@example.org").status == "superseded"


def test_mail_is_in_the_language_of_the_registration(session):
    book(session, "Anna", language="en")
    (message,) = sent()
    assert message.subject.startswith("Confirmation:")
    assert "http://testserver/en/aanmelding/" in message.body


def test_every_kind_of_mail_can_be_written(event):
    """Each kind of this room leaves the outbox without an error, text and HTML both."""
    session = make_session(event, capacity=1, approval_required=False)
    anna = book(session, "Anna").attendees[0]
    bram, cor, dirk = (
        book(session, name, now=NOW + timedelta(minutes=place)).attendees[0]
        for place, name in enumerate(("Bram", "Cor", "Dirk"))
    )
    seen = {message.subject for message in sent()}
    actions.cancel(anna, now=NOW)
    sent()
    actions.sweep(session.pk, now=NOW + 3 * DAY)
    actions.accept(cor, now=NOW + 3 * DAY)
    sent(NOW + 3 * DAY)
    actions.substitute(cor, actions.Person("Eva"), now=NOW + 3 * DAY)
    sent(NOW + 3 * DAY)
    actions.call_off(session, now=NOW + 3 * DAY)
    sent(NOW + 3 * DAY)
    asking = make_session(event, approval_required=True, days=30)
    fay = book(asking, "Fay").attendees[0]
    sent(NOW + 3 * DAY)
    actions.refuse(fay, by=None, now=NOW + 3 * DAY)
    moved = make_session(event, days=33)
    book(moved, "Gijs")
    actions.move(moved, city="Arnhem", now=NOW + 3 * DAY)
    actions.resend_links("gijs@example.org", language="nl", now=NOW, once="1")
    sent(NOW + 3 * DAY)
    later = make_session(event, days=40)
    contact = actions.Contact("Petra", "petra@example.org")
    people = [actions.Person()] * 3
    held = actions.register(later, contact=contact, people=people, key=uuid4(), now=NOW + 3 * DAY).attendees
    actions.give_name(held[0], actions.Person("Henk", "henk@example.org"), now=NOW + 3 * DAY)
    actions.remind_to_name(later.pk, now=later.starts_at - 3 * DAY)
    sent(later.starts_at - 3 * DAY)
    actions.release_unnamed(later.pk, now=later.starts_at - 2 * DAY)
    sent(later.starts_at - 2 * DAY)
    asked = make_session(event, days=40, asks_again=True, capacity=1)
    hanna, ivo = (
        book(asked, name, now=NOW + timedelta(minutes=n)).attendees[0] for n, name in enumerate(("Hanna", "Ivo"))
    )
    for days in (37, 39):
        actions.remind(asked.starts_at - (40 - days) * DAY)
        sent(asked.starts_at - (40 - days) * DAY)
    actions.let_in(ivo, place_of=hanna, now=asked.starts_at + timedelta(minutes=5), by=None)
    plain = make_session(event, days=50, further_dates=[(NOW + 51 * DAY, NOW + 52 * DAY)])
    jan = book(plain, "Jan").attendees[0]
    actions.merge(jan, book(plain, "Jantje").attendees[0], by=None, now=NOW)
    actions.drop_date(plain.further_dates.get(), now=NOW)
    actions.remind(plain.starts_at - timedelta(hours=20))
    sent(plain.starts_at - timedelta(hours=20))
    actions.invite(moved, [actions.Person("Ivo", "ivo@example.org")], language="nl", now=NOW, by=make_staff())
    sent(later.starts_at - 2 * DAY)
    assert OutboxMessage.objects.exclude(status__in=["sent", "superseded"]).count() == 0
    mine = {name for name in MAIL_KINDS if name.startswith("events.")}
    assert set(OutboxMessage.objects.filter(status="sent").values_list("kind", flat=True)) == mine
    assert (bram.name, dirk.name, len(seen)) == ("Bram", "Dirk", 2)


def test_feed_has_no_people_and_no_method(client, session):
    book(session, "Anna")
    response = client.get("/agenda/kalender.ics")
    calendar = Calendar.from_ical(response.content)
    assert "METHOD" not in calendar
    (event,) = calendar.walk("VEVENT")
    assert "ATTENDEE" not in event
    assert event["UID"] == f"{session.uid}@leergilde"
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert client.get("/agenda/thema/bestaat-niet/kalender.ics").status_code == 404
