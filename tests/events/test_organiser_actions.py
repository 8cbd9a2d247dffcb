"""What the organiser's screens ask of the actions: quiet changes, one plan for one form, the hour that comes twice."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from events import actions, rules
from events.enums import AttendeeStatus
from events.errors import WrongTimes
from events.models import EventSession
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.factories import make_staff, make_user

pytestmark = pytest.mark.django_db


def kinds():
    return list(OutboxMessage.objects.order_by("pk").values_list("kind", flat=True))


def test_cancel_quietly_tells_only_who_gets_the_seat(event):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    book(session, "Bram")
    OutboxMessage.objects.all().delete()
    assert actions.cancel(anna, now=NOW, by_staff=True, tell=False).status == AttendeeStatus.CANCELLED
    assert kinds() == ["events.offered"]


def test_register_on_behalf_quietly_writes_no_mail(session):
    outcome = actions.register_on_behalf(
        session,
        contact=actions.Contact("Anna", "anna@example.org"),
        people=[actions.Person("Anna", "anna@example.org")],
        key=uuid4(),
        by=make_staff(),
        now=NOW,
        tell=False,
    )
    assert [row.status for row in outcome.attendees] == [AttendeeStatus.CONFIRMED]
    assert kinds() == []


def test_plan_twice_with_one_key_is_one_session(event):
    key, start, end = uuid4(), datetime(2026, 12, 8, 13, tzinfo=UTC), datetime(2026, 12, 8, 15, tzinfo=UTC)
    first = actions.plan(event, starts_at=start, ends_at=end, capacity=8, now=NOW, key=key)
    second = actions.plan(event, starts_at=start, ends_at=end, capacity=8, now=NOW, key=key)
    assert first.pk == second.pk
    assert EventSession.objects.count() == 1


def test_hour_that_comes_twice_is_the_one_that_was_meant():
    twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - a time on the wall has no zone
    with pytest.raises(WrongTimes):
        rules.wall_time(twice)
    assert rules.wall_time(twice, fold=0) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert rules.wall_time(twice, fold=1) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_hour_that_is_skipped_exists_for_no_choice():
    with pytest.raises(WrongTimes):
        rules.wall_time(datetime(2027, 3, 28, 2, 30), fold=0)  # noqa: DTZ001 - a time on the wall has no zone


def test_only_who_has_both_rights_organises(db):
    assert rules.can_organise(make_staff()) is True
    assert rules.can_organise(make_user()) is False
