"""The mail about materials: to who came, once, an hour after the last one, and not when it holds no more."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from events.actions.retention import erase as erase_core
from events.afterwards.actions import hand_out, tell_of_materials
from events.afterwards.models import Material
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.afterwards.after import DAY, a_file, a_link, came, handed_out

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def told():
    return sorted(OutboxMessage.objects.filter(kind="afterwards.materials").values_list("to", flat=True))


def test_told_once_an_hour_after_the_last(session):
    came(session, "Anna", "Bram")
    came(session, "Cora", attendance="absent")
    handed_out(session, a_link())
    second = session.over_at + HOUR / 2
    hand_out(session, a_file(), by=None, now=second)
    moments = (session.over_at + HOUR, second + HOUR - SECOND, second + HOUR, second + 2 * HOUR)
    assert [tell_of_materials(moment) for moment in moments] == [0, 0, 2, 0]
    hand_out(session, a_link(), by=None, now=second + DAY)
    assert tell_of_materials(second + 2 * DAY) == 0
    assert told() == ["anna@example.org", "anna@example.org"]


def test_who_is_marked_days_later_is_told_too(session):
    registration = came(session, "Anna", attendance="unknown")
    handed_out(session)
    assert tell_of_materials(session.over_at + DAY) == 0
    registration.attendees.update(attendance="present")
    assert tell_of_materials(session.over_at + 8 * DAY) == 0
    assert tell_of_materials(session.over_at + 8 * DAY - SECOND) == 1


def test_nobody_is_told_during_the_session_or_long_after(session):
    came(session, "Anna")
    hand_out(session, a_link(), by=None, now=session.starts_at)
    assert tell_of_materials(session.over_at - SECOND) == 0
    hand_out(session, a_link(), by=None, now=session.over_at + 30 * DAY)
    assert tell_of_materials(session.over_at + 30 * DAY + HOUR) == 0
    assert told() == []


def test_mail_opens_the_page_with_the_materials(client, session):
    came(session, "Anna")
    handed_out(session)
    moment = session.over_at + HOUR
    with time_machine.travel(moment, tick=False):
        tell_of_materials(moment)
        mail.outbox.clear()
        deliver_due(now=moment)
        (message,) = [each for each in mail.outbox if "#materials" in each.body]
        url = next(word for word in message.body.split() if "#materials" in word)
        assert "https://example.org/lezen" in client.get(url).text


@pytest.mark.parametrize("loses", ["materials", "attendance", "person"])
def test_mail_that_holds_no_more_is_not_sent(session, loses):
    anna = came(session, "Anna")
    handed_out(session)
    moment = session.over_at + HOUR
    with time_machine.travel(moment, tick=False):
        assert tell_of_materials(moment) == 1
        if loses == "materials":
            Material.objects.all().delete()
        elif loses == "attendance":
            anna.attendees.update(attendance="absent")
        else:
            erase_core(email="anna@example.org", now=moment)
        mail.outbox.clear()
        deliver_due(now=moment)
    assert [each.subject for each in mail.outbox if "#materials" in each.body] == []


def test_who_was_erased_is_not_told(session):
    came(session, "Anna")
    handed_out(session)
    erase_core(email="anna@example.org", now=session.over_at)
    assert tell_of_materials(session.over_at + HOUR) == 0
