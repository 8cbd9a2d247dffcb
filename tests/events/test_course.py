"""A course: several dates under one place, each with an entry of its own in the calendars."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from icalendar import Calendar

from events import actions, errors
from events.actions.retention import forget_old
from events.models import Attendee, EventSession, SessionDate
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import fields_of, url

START = datetime(2026, 12, 7, 13, 0, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


def sent():
    mail.outbox.clear()
    while deliver_due(now=NOW):
        pass
    return list(mail.outbox)


def entries(message):
    """The entries of the calendar part of a mail: name, number and start of each; and the method."""
    for part in message.message().walk():
        if part.get_content_type() == "text/calendar":
            calendar = Calendar.from_ical(part.get_payload(decode=True))
            rows = [(str(e["UID"]), e["SEQUENCE"], e.decoded("DTSTART")) for e in calendar.walk("VEVENT")]
            return str(calendar["METHOD"]), rows
    return None


@pytest.mark.django_db
class TestCourse:
    @pytest.fixture
    def course(self, event):
        later = START + WEEK
        return make_session(event, starts_at=START, further_dates=[(later, later + HOUR)])

    def test_confirmation_has_an_entry_for_each_date(self, course):
        anna = book(course, "Anna").attendees[0]
        (message,) = sent()
        further = course.further_dates.get()
        assert entries(message) == (
            "REQUEST",
            [(f"{anna.uid}@leergilde", 0, START), (f"{anna.uid}-{further.uid.hex}@leergilde", 0, START + WEEK)],
        )
        assert "14 december" in message.body

    def test_moving_one_date_moves_its_entry(self, course):
        anna = book(course, "Anna").attendees[0]
        sent()
        further = course.further_dates.get()
        new = START + WEEK + timedelta(days=1)
        for _click in range(2):
            actions.move_date(further, starts_at=new, ends_at=new + HOUR, now=NOW)
        (message,) = sent()
        assert entries(message) == (
            "REQUEST",
            [(f"{anna.uid}@leergilde", 1, START), (f"{anna.uid}-{further.uid.hex}@leergilde", 1, new)],
        )

    def test_dropping_one_date_takes_that_entry_away_only(self, course):
        anna = book(course, "Anna").attendees[0]
        sent()
        further = course.further_dates.get()
        again = SessionDate.objects.get(pk=further.pk)
        actions.drop_date(further, now=NOW)
        actions.drop_date(again, now=NOW)
        (message,) = sent()
        assert entries(message) == ("CANCEL", [(f"{anna.uid}-{further.uid.hex}@leergilde", 1, START + WEEK)])
        assert EventSession.objects.get().over_at == course.ends_at

    def test_adding_a_date_tells_everybody_and_moves_the_end(self, course):
        book(course, "Anna")
        sent()
        new = START + 2 * WEEK
        actions.add_date(course, starts_at=new, ends_at=new + HOUR, now=NOW)
        (message,) = sent()
        assert [row[2] for row in entries(message)[1]] == [START, START + WEEK, new]
        assert EventSession.objects.get().over_at == new + HOUR

    def test_first_date_stays_the_first(self, course):
        for attempt in (
            partial(actions.add_date, course, starts_at=START - HOUR, ends_at=START),
            partial(actions.move, course, starts_at=START + WEEK, ends_at=START + WEEK + HOUR),
            partial(actions.move_date, course.further_dates.get(), starts_at=START, ends_at=START + HOUR),
        ):
            with pytest.raises(errors.WrongTimes):
                attempt(now=NOW)
        assert OutboxMessage.objects.count() == 0

    def test_course_is_over_and_forgotten_after_its_last_date(self, course):
        book(course, "Anna")
        with pytest.raises(errors.NotOverYet):
            actions.complete(course, now=START + timedelta(days=1))
        assert list(EventSession.objects.upcoming(START + timedelta(days=1))) == [course]
        assert forget_old(course.ends_at + timedelta(days=61)) == 0
        assert forget_old(course.over_at + timedelta(days=61)) == 2
        assert Attendee.objects.get().name == "-"

    def test_organiser_adds_moves_and_drops_a_date(self, organiser, client, course):
        book(course, "Anna")
        when = {"date": "2026-12-21", "start_time": "14:00", "end_time": "15:00"}
        client.post(url("add_date", course), when)
        added = course.further_dates.get(starts_at=START + 2 * WEEK)
        page = f"{url('add_date', course)}{added.uid}/"
        client.post(page, fields_of(client.get(page)) | {"date": "2026-12-22"})
        assert course.further_dates.get(pk=added.pk).starts_at == START + 2 * WEEK + timedelta(days=1)
        client.post(f"{page}drop/")
        assert course.further_dates.count() == 1
