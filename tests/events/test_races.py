"""Many at once (events.md 5.6): what must hold, and the controls that prove that the race really happens without the
guard.
"""

import threading
from collections import Counter
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction

from events import actions, errors
from events.models import Attendee, EventSession, Registration
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.racing import Race
from tests.factories import make_site_tree

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def event(transactional_db):
    return make_event(make_site_tree().nl)


def statuses(session):
    return Counter(session.attendees.values_list("status", flat=True))


def seats(session):
    return sorted(session.attendees.holding_a_seat().values_list("seat_no", flat=True))


def test_twenty_at_the_last_seat(event, race):
    session = make_session(event, capacity=1)
    answers = race.times(20, lambda place: book(session, f"P{place}"))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert race.after(lambda: statuses(session)) == {"confirmed": 1, "waitlisted": 19}
    assert race.after(OutboxMessage.objects.count) == 20


def test_ten_times_the_same_submit(event, race):
    session = make_session(event)
    key = uuid4()
    answers = race.times(10, lambda place: book(session, "Anna", "Bram", key=key))
    assert len({answer.registration.pk for answer in answers}) == 1
    assert Counter(answer.replayed for answer in answers) == {True: 9, False: 1}
    assert race.after(lambda: (Attendee.objects.count(), OutboxMessage.objects.count())) == (2, 2)


def test_same_person_with_ten_keys_gets_one_place(event, race):
    session = make_session(event)
    answers = race.times(10, lambda place: book(session, "Anna"))
    assert sum(answer.registration is not None for answer in answers) == 1
    assert race.after(Attendee.objects.count) == 1


def test_two_cancels_at_once_give_two_people_two_seats(event, race):
    session = make_session(event, capacity=2)
    taken = [book(session, name).attendees[0] for name in ("Anna", "Bram")]
    for name in ("Cor", "Dirk", "Eva"):
        book(session, name)
    race.together(partial(actions.cancel, attendee, now=NOW + HOUR) for attendee in taken)
    offered = race.after(lambda: list(session.attendees.filter(status="offered").values_list("name", "seat_no")))
    assert sorted(name for name, _seat in offered) == ["Cor", "Dirk"]
    assert sorted(seat for _name, seat in offered) == [1, 2]


def test_same_cancel_ten_times_frees_one_seat(event, race):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    for name in ("Bram", "Cor"):
        book(session, name)
    race.times(10, lambda place: actions.cancel(anna, now=NOW + HOUR))
    assert race.after(lambda: statuses(session)) == {"cancelled": 1, "offered": 1, "waitlisted": 1}
    assert race.after(lambda: OutboxMessage.objects.filter(kind="events.cancelled").count()) == 1


def test_accept_against_sweeper_and_walk_in_at_the_deadline(event, race):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    bram = book(session, "Bram").attendees[0]
    actions.cancel(anna, now=NOW)
    end = NOW + timedelta(hours=48)
    doings = []
    for place in range(4):
        doings += [
            partial(actions.accept, bram, now=end),
            partial(actions.sweep, session.pk, now=end),
            partial(book, session, f"P{place}", now=end),
        ]
    answers = race.together(doings)
    assert [type(answer) for answer in answers[::3]] == [errors.OfferExpired] * 4
    assert race.after(lambda: seats(session)) == [1]
    assert race.after(lambda: Attendee.objects.get(pk=bram.pk).status) == "expired"


def test_accept_against_decline_of_the_same_offer(event, race):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    bram = book(session, "Bram").attendees[0]
    actions.cancel(anna, now=NOW)
    race.together([partial(actions.accept, bram, now=NOW), partial(actions.decline_offer, bram, now=NOW)] * 3)
    assert race.after(lambda: Attendee.objects.get(pk=bram.pk).status) == "cancelled"
    assert race.after(lambda: seats(session)) == []


def test_lowered_capacity_during_fifteen_registrations(event, race):
    session = make_session(event, capacity=10)
    doings = [partial(book, session, f"P{place}") for place in range(15)]
    answers = race.together([*doings, partial(actions.set_capacity, session, 3, now=NOW)])
    surplus = answers[-1]
    held = race.after(lambda: len(seats(session)))
    assert max(held - 3, 0) == surplus
    assert race.after(EventSession.objects.get(pk=session.pk).attendees.count) == 15
    race.after(lambda: book(session, "Laat"))
    assert race.after(lambda: len(seats(session))) == held


def test_session_called_off_during_registrations_leaves_nobody_active(event, race):
    session = make_session(event, capacity=10)
    doings = [partial(book, session, f"P{place}") for place in range(8)]
    answers = race.together([*doings, partial(actions.call_off, session, now=NOW)])
    refused = sum(isinstance(answer, errors.SessionCancelled) for answer in answers)
    told = race.after(lambda: OutboxMessage.objects.filter(kind="events.called_off").count())
    assert told + refused == 8
    assert race.after(lambda: session.attendees.active().count()) == 0


def test_one_form_sent_to_two_sessions_at_once_counts_for_one(event, race):
    first, second = make_session(event), make_session(event, days=20)
    key = uuid4()
    answers = race.together(partial(book, session, "Anna", key=key) for session in (first, second))
    assert sorted(type(answer).__name__ for answer in answers) == ["KeyUsedElsewhere", "Outcome"]
    assert race.after(Registration.objects.count) == 1


# --- Controls, on PostgreSQL: the set-up can oversell, and each guard alone is seen to work
# -----------------------------


@pytest.fixture
def postgres(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")


@pytest.fixture
def no_unique(postgres):
    """The table without the constraint that a seat is sold once; put back afterwards."""
    sql = "ALTER TABLE events_attendee {} CONSTRAINT events_seat_sold_once {}"
    with connection.cursor() as cursor:
        cursor.execute(sql.format("DROP", ""))
        yield
        cursor.execute("DELETE FROM events_attendee")
        cursor.execute(sql.format("ADD", "UNIQUE (session_id, seat_no)"))


def naive(session, gate, place, *, lock=False, isolation="READ COMMITTED"):
    """Count, then insert: what most systems do. Everybody has counted before anybody writes."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
        Attendee.objects.count()  # the snapshot of REPEATABLE READ is taken here
        gate.wait(timeout=60)
        if lock:
            EventSession.objects.select_for_update().get(pk=session.pk)
        held = session.attendees.holding_a_seat().count()
        if not lock:
            gate.wait(timeout=60)
        if held >= session.capacity:
            return "full"
        registration = Registration.objects.create(
            session=session, contact_name=str(place), contact_email=f"p{place}@example.org", created_at=NOW
        )
        Attendee.objects.create(
            registration=registration,
            session=session,
            name=str(place),
            status="confirmed",
            seat_no=held + 1,
            status_changed_at=NOW,
            created_at=NOW,
        )
    return "in"


@pytest.mark.postgres
def test_control_without_lock_and_unique_oversells(event, race, no_unique):
    session = make_session(event, capacity=1)
    gate = threading.Barrier(20)
    answers = race.times(20, lambda place: naive(session, gate, place))
    assert Counter(answers) == {"in": 20}


@pytest.mark.postgres
def test_control_with_the_unique_seat_alone_sells_once(event, race, postgres):
    session = make_session(event, capacity=1)
    gate = threading.Barrier(20)
    answers = race.times(20, lambda place: naive(session, gate, place))
    assert Counter(type(answer).__name__ for answer in answers) == {"str": 1, "IntegrityError": 19}
    assert IntegrityError in map(type, answers)


@pytest.mark.postgres
def test_control_repeatable_read_makes_the_lock_alone_oversell(event, race, no_unique):
    session = make_session(event, capacity=1)
    gate = threading.Barrier(20)
    answers = race.times(20, lambda place: naive(session, gate, place, lock=True, isolation="REPEATABLE READ"))
    assert Counter(answers) == {"in": 20}


@pytest.mark.postgres
def test_control_repeatable_read_with_the_unique_seat_sells_once(event, race, postgres):
    session = make_session(event, capacity=1)
    gate = threading.Barrier(20)
    answers = race.times(20, lambda place: naive(session, gate, place, lock=True, isolation="REPEATABLE READ"))
    assert answers.count("in") == 1
    assert seats(session) == [1]


@pytest.mark.postgres
def test_control_read_committed_with_lock_sells_once(event, race, no_unique):
    session = make_session(event, capacity=1)
    gate = threading.Barrier(20)
    answers = race.times(20, lambda place: naive(session, gate, place, lock=True))
    assert Counter(answers) == {"in": 1, "full": 19}


@pytest.mark.postgres
def test_booking_refuses_to_run_under_repeatable_read(event, postgres):
    session = make_session(event)
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        try:
            with pytest.raises(ImproperlyConfigured):
                book(session, "Anna")
        finally:
            cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED")


@pytest.mark.postgres
def test_booking_says_busy_when_the_session_stays_locked(event, race, postgres):
    session = make_session(event)
    held, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            EventSession.objects.select_for_update().get(pk=session.pk)
            held.set()
            done.wait(timeout=60)

    def try_it():
        held.wait(timeout=60)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '200ms'")
            return book(session, "Anna")
        finally:
            done.set()

    answers = race.together([hold, try_it])
    assert type(answers[1]) is errors.Busy
    assert Registration.objects.count() == 0
