"""What organisers do, the clock, and times that do not exist."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from events import actions, errors, rules
from events.models import Attendee, EventSession
from events.periodic import sweep_offers
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states
from tests.factories import make_staff

DAY = timedelta(days=1)


def kinds():
    return list(OutboxMessage.objects.order_by("pk").values_list("kind", flat=True))


def test_move_tells_everybody_and_raises_the_number_of_the_calendar(event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    book(session, "Bram")
    moved = actions.move(session, starts_at=session.starts_at + DAY, ends_at=session.ends_at + DAY, now=NOW)
    assert (moved.sequence, moved.previous_starts_at) == (1, session.starts_at)
    assert set(Attendee.objects.values_list("ical_sequence", flat=True)) == {1}
    assert kinds()[2:] == ["events.moved", "events.moved"]


def test_move_to_where_it_is_tells_nobody(session):
    book(session, "Anna")
    assert actions.move(session, starts_at=session.starts_at, now=NOW).sequence == 0
    assert kinds() == ["events.confirmed"]


def test_move_takes_registration_and_offers_back_before_the_new_start(event):
    session = make_session(event, capacity=1, registration_closes_at=NOW + 13 * DAY)
    anna = book(session, "Anna").attendees[0]
    book(session, "Bram")
    actions.cancel(anna, now=NOW)
    start = NOW + timedelta(hours=5)
    moved = actions.move(session, starts_at=start, ends_at=start + timedelta(hours=2), now=NOW)
    assert moved.registration_closes_at == start
    assert Attendee.objects.get(name="Bram").offer_expires_at == start


def test_move_to_impossible_times_is_refused(session):
    with pytest.raises(errors.WrongTimes):
        actions.move(session, ends_at=session.starts_at, now=NOW)
    assert EventSession.objects.get().sequence == 0


def test_call_off_closes_everybody_once_and_refuses_newcomers(event):
    session = make_session(event, capacity=1)
    for name in ("Anna", "Bram"):
        book(session, name)
    for _time in range(2):
        actions.call_off(session, now=NOW, reason="De begeleider is ziek.")
    assert set(states(session).values()) == {("cancelled", None)}
    assert kinds()[2:] == ["events.called_off", "events.called_off"]
    with pytest.raises(errors.SessionCancelled):
        book(session, "Cor")


def test_set_capacity_lower_puts_nobody_out_and_gives_nothing_out_again(event):
    session = make_session(event, capacity=4)
    people = [book(session, name).attendees[0] for name in ("Anna", "Bram", "Cor", "Dirk")]
    book(session, "Eva")
    assert actions.set_capacity(session, 2, now=NOW) == 2
    actions.cancel(people[0], now=NOW)
    actions.cancel(people[1], now=NOW)
    assert states(session)["Eva"] == ("waitlisted", None)
    actions.cancel(people[2], now=NOW)
    assert states(session)["Eva"] == ("offered", 1)


def test_set_capacity_higher_goes_to_the_waiting_list(event):
    session = make_session(event, capacity=1)
    for name in ("Anna", "Bram", "Cor"):
        book(session, name)
    assert actions.set_capacity(session, 2, now=NOW) == 0
    assert states(session)["Bram"] == ("offered", 2)
    assert states(session)["Cor"] == ("waitlisted", None)


def test_overbook_needs_a_reason_and_shows_as_surplus(event):
    session = make_session(event, capacity=0)
    given = {
        "contact": actions.Contact("Anna", "anna@example.org"),
        "people": [actions.Person("Anna", "anna@example.org")],
        "key": session.uid,
        "by": make_staff(),
        "now": NOW,
    }
    with pytest.raises(errors.ReasonNeeded):
        actions.overbook(session, reason="", **given)
    actions.overbook(session, reason="Zij begeleidt een tafel.", **given)
    assert states(session) == {"Anna": ("confirmed", 1)}
    assert EventSession.objects.with_counts().get().surplus == 1


def test_register_on_behalf_works_outside_the_window_and_waits_when_full(event):
    session = make_session(event, capacity=1, access="invitation", approval_required=True)
    staff = make_staff()
    for name in ("Anna", "Bram"):
        contact = actions.Contact(name, f"{name}@example.org")
        outcome = actions.register_on_behalf(
            session, contact=contact, people=[actions.Person(name)], key=uuid4(), by=staff, now=NOW
        )
        assert outcome.registration.registered_by == staff
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("waitlisted", None)}


def test_complete_closes_who_still_waits(event):
    session = make_session(event, capacity=1)
    for name in ("Anna", "Bram"):
        book(session, name)
    with pytest.raises(errors.NotOverYet):
        actions.complete(session, now=NOW)
    actions.complete(session, now=session.ends_at)
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("expired", None)}


def test_finished_sessions_do_not_change(session):
    actions.call_off(session, now=NOW)
    for change in (
        lambda: actions.move(session, city="Arnhem", now=NOW),
        lambda: actions.set_capacity(session, 3, now=NOW),
        lambda: actions.edit(session, offer_hours=3, now=NOW),
        lambda: actions.announce(session, now=NOW),
        lambda: actions.complete(session, now=session.ends_at),
    ):
        with pytest.raises(errors.SessionFinished):
            change()


def test_edit_refuses_what_has_its_own_verb(session):
    for field in ("capacity", "starts_at", "status", "sequence", "event"):
        with pytest.raises(errors.WrongDetails):
            actions.edit(session, now=NOW, **{field: 1})


def test_announce_shows_a_draft(event):
    session = make_session(event, announced=False)
    assert EventSession.objects.announced().count() == 0
    actions.announce(session, now=NOW)
    assert EventSession.objects.announced().count() == 1


def test_sweep_lapses_and_promotes_without_anybody_booking(event):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    for name in ("Bram", "Cor"):
        book(session, name)
    actions.cancel(anna, now=NOW)
    assert sweep_offers(NOW + timedelta(hours=47)) == "0 offers lapsed, 0 made, 0 sessions busy"
    assert sweep_offers(NOW + timedelta(hours=48)) == "1 offers lapsed, 1 made, 0 sessions busy"
    assert states(session)["Cor"] == ("offered", 1)


# --- Time (events.md 5.5, 5.6) --------------------------------------------------------------------------------


def wall(*numbers):
    """A time as it stands on the clock on the wall, without a zone."""
    return datetime(*numbers)  # noqa: DTZ001 - what rules.wall_time is given has no zone yet


@pytest.mark.parametrize(
    ("naive", "problem"), [(wall(2027, 3, 28, 2, 30), "gap"), (wall(2026, 10, 25, 2, 30), "ambiguous")]
)
def test_wall_time_that_does_not_exist_or_comes_twice_is_refused(naive, problem):
    with pytest.raises(errors.WrongTimes) as refusal:
        rules.wall_time(naive)
    assert refusal.value.problem == problem


def test_offer_counts_hours_and_not_clock_time(event):
    made = rules.wall_time(wall(2026, 10, 24, 10, 0))  # the clock goes back that night
    session = make_session(event, capacity=1, now=made)
    assert rules.offer_end(session, now=made) == rules.wall_time(wall(2026, 10, 26, 9, 0))
