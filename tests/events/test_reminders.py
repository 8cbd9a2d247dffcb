"""Reminders and the second call: a question with a key per mail, on the clock on the wall (events.md 5.5, 5.6)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import actions, rules
from events.models import Attendee
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# The session of these tests: Monday 7 December 2026, 14.00 on the clock.
START = datetime(2026, 12, 7, 13, 0, tzinfo=UTC)
THREE_DAYS_BEFORE = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)  # Friday, 09.00 on the clock
DAY_BEFORE = datetime(2026, 12, 6, 8, 0, tzinfo=UTC)


@pytest.fixture
def session(event):
    return make_session(event, starts_at=START)


@pytest.fixture
def asking(event):
    return make_session(event, starts_at=START, asks_again=True, capacity=1)


def kinds(**fields):
    found = OutboxMessage.objects.filter(kind__in=["events.reminder", "events.second_call", "events.last_call"])
    return list(found.filter(**fields).order_by("pk").values_list("kind", "to"))


def sent(now):
    mail.outbox.clear()
    with time_machine.travel(now, tick=False):
        while deliver_due(now=now):
            pass
    return list(mail.outbox)


@pytest.mark.parametrize(
    ("start", "reminded"),
    [
        (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), datetime(2026, 10, 24, 7, 0, tzinfo=UTC)),  # winter time that night
        (datetime(2026, 10, 26, 9, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
        (datetime(2027, 3, 28, 8, 0, tzinfo=UTC), datetime(2027, 3, 27, 8, 0, tzinfo=UTC)),  # summer time that night
        (datetime(2027, 3, 29, 8, 0, tzinfo=UTC), datetime(2027, 3, 28, 7, 0, tzinfo=UTC)),
        (datetime(2026, 12, 7, 23, 30, tzinfo=UTC), datetime(2026, 12, 7, 8, 0, tzinfo=UTC)),  # half past midnight
    ],
)
def test_reminder_goes_the_day_before_at_nine_on_the_wall(start, reminded):
    assert rules.reminder_at(start) == reminded


def test_second_call_goes_three_days_before_at_nine_on_the_wall():
    assert rules.second_call_at(datetime(2026, 10, 27, 9, 0, tzinfo=UTC)) == datetime(2026, 10, 24, 7, 0, tzinfo=UTC)
    assert rules.second_call_at(datetime(2027, 3, 30, 8, 0, tzinfo=UTC)) == datetime(2027, 3, 27, 8, 0, tzinfo=UTC)


def test_run_four_times_reminds_once(session):
    book(session, "Anna")
    assert actions.remind(DAY_BEFORE - timedelta(seconds=1)) == (0, 0)
    assert [actions.remind(DAY_BEFORE + run * HOUR) for run in range(4)] == [(1, 0), (0, 0), (0, 0), (0, 0)]
    assert kinds() == [("events.reminder", "anna@example.org")]


def test_reminder_is_in_both_languages_with_its_link(session):
    book(session, "Anna", language="en")
    book(session, "Bram")
    sent(NOW)
    actions.remind(DAY_BEFORE)
    to_anna, to_bram = sent(DAY_BEFORE)
    assert to_anna.subject == "Reminder: Leren van fouten, Monday 7 December, 14:00 to 16:30"
    assert to_bram.subject == "Herinnering: Leren van fouten, maandag 7 december, 14.00 tot 16.30 uur"
    assert "http://testserver/en/aanmelding/" in to_anna.body
    assert "De Smederij, Ambachtsstraat 4, Doetinchem" in to_bram.body


def test_cancelled_before_sending_is_not_reminded(session):
    attendee = book(session, "Anna").attendees[0]
    sent(NOW)
    actions.remind(DAY_BEFORE)
    actions.cancel(attendee, now=DAY_BEFORE + HOUR)
    assert [message.subject.split(":")[0] for message in sent(DAY_BEFORE + HOUR)] == ["Afgemeld"]
    assert OutboxMessage.objects.get(kind="events.reminder").status == "superseded"


def test_moved_before_sending_reminds_of_the_new_date_only(session):
    book(session, "Anna")
    sent(NOW)
    actions.remind(DAY_BEFORE)
    actions.move(session, starts_at=START + 7 * DAY, ends_at=START + 7 * DAY + HOUR, now=DAY_BEFORE + HOUR)
    assert actions.remind(DAY_BEFORE + HOUR) == (0, 0)
    assert actions.remind(DAY_BEFORE + 7 * DAY) == (1, 0)
    sent(DAY_BEFORE + 7 * DAY)
    found = OutboxMessage.objects.filter(kind="events.reminder").order_by("pk")
    assert list(found.values_list("status", flat=True)) == ["superseded", "sent"]
    assert "14 december" in mail.outbox[-1].body


def test_who_just_heard_is_not_reminded(session):
    book(session, "Anna", now=DAY_BEFORE)
    assert actions.remind(DAY_BEFORE + HOUR) == (0, 0)
    late = make_session(session.event, starts_at=START + 30 * DAY)
    book(late, "Bram")
    actions.move(late, starts_at=START, ends_at=START + HOUR, now=DAY_BEFORE + HOUR)
    assert actions.remind(DAY_BEFORE + 2 * HOUR) == (0, 0)


def test_reminder_that_waited_until_the_session_began_is_not_sent(session):
    book(session, "Anna")
    sent(NOW)
    actions.remind(DAY_BEFORE)
    assert sent(START) == []


def test_only_people_with_a_place_in_a_planned_session_are_reminded(event):
    full = make_session(event, starts_at=START, capacity=1)
    for name in ("Anna", "Bram"):
        book(full, name)
    off = make_session(event, starts_at=START)
    book(off, "Cor")
    actions.call_off(off, now=NOW)
    draft = make_session(event, starts_at=START, announced=False)
    assert (draft.status, actions.remind(DAY_BEFORE)) == ("draft", (1, 0))
    assert kinds() == [("events.reminder", "anna@example.org")]


def test_each_date_of_a_course_has_its_reminder(event):
    later = START + 7 * DAY
    course = make_session(event, starts_at=START, further_dates=[(later, later + HOUR)])
    book(course, "Anna")
    assert [actions.remind(DAY_BEFORE + days * DAY) for days in (0, 3, 7, 7)] == [(1, 0), (0, 0), (1, 0), (0, 0)]


@pytest.mark.parametrize("people", [3, 30])
def test_reminding_takes_the_same_statements_for_three_and_thirty(event, people):
    session = make_session(event, starts_at=START, capacity=100, asks_again=True)
    for number in range(people):
        book(session, f"P{number}")
    with CaptureQueriesContext(connection) as asked:
        actions.remind(THREE_DAYS_BEFORE)
    with CaptureQueriesContext(connection) as reminded:
        actions.remind(DAY_BEFORE)
    with CaptureQueriesContext(connection) as again:
        actions.remind(DAY_BEFORE + HOUR)
    assert (len(asked), len(reminded), len(again)) == (11, 10, 8)


def test_second_call_then_last_call_then_nothing_more(asking):
    book(asking, "Anna")
    sent(NOW)
    assert actions.remind(THREE_DAYS_BEFORE - HOUR) == (0, 0)
    assert [actions.remind(THREE_DAYS_BEFORE + run * HOUR) for run in range(4)] == [(0, 1), (0, 0), (0, 0), (0, 0)]
    (message,) = sent(THREE_DAYS_BEFORE)
    assert message.subject == "Kom je nog? Leren van fouten, maandag 7 december, 14.00 tot 16.30 uur"
    assert [actions.remind(DAY_BEFORE + run * HOUR) for run in range(2)] == [(1, 0), (0, 0)]
    assert [kind for kind, _to in kinds()] == ["events.second_call", "events.last_call"]


def test_who_answered_gets_the_plain_reminder(asking):
    attendee = book(asking, "Anna").attendees[0]
    actions.remind(THREE_DAYS_BEFORE)
    actions.say_to_come(attendee, now=THREE_DAYS_BEFORE + HOUR)
    actions.remind(DAY_BEFORE)
    assert [kind for kind, _to in kinds()] == ["events.second_call", "events.reminder"]


def test_second_call_answered_before_sending_is_not_sent(asking):
    attendee = book(asking, "Anna").attendees[0]
    sent(NOW)
    actions.remind(THREE_DAYS_BEFORE)
    actions.say_to_come(attendee, now=THREE_DAYS_BEFORE)
    assert sent(THREE_DAYS_BEFORE) == []


def test_who_came_after_the_second_call_and_who_is_not_asked_has_no_soft_place(asking, session):
    late = book(asking, "Anna", now=THREE_DAYS_BEFORE + HOUR).attendees[0]
    plain = book(session, "Bram").attendees[0]
    assert actions.remind(THREE_DAYS_BEFORE + 2 * HOUR) == (0, 0)
    actions.remind(DAY_BEFORE)
    for attendee in (late, plain):
        stored = Attendee.objects.get(pk=attendee.pk)
        assert rules.is_soft(stored, stored.session, now=START + HOUR) is False


def test_answer_about_another_date_does_not_count_after_a_move(asking):
    attendee = book(asking, "Anna").attendees[0]
    actions.remind(THREE_DAYS_BEFORE)
    actions.say_to_come(attendee, now=THREE_DAYS_BEFORE + HOUR)
    actions.move(asking, starts_at=START + 7 * DAY, ends_at=START + 7 * DAY + HOUR, now=THREE_DAYS_BEFORE + 2 * HOUR)
    assert Attendee.objects.get().confirmed_again_at is None
    assert actions.remind(THREE_DAYS_BEFORE + 7 * DAY) == (0, 1)
