"""Booking beside its reference: whatever people do and in whichever order, both say who has a place (trust.md D4)."""

import random
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events import actions, errors
from events.enums import SEAT_HOLDING
from events.models import Attendee, EventSession
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.racing import Race
from tests.events.reference import Room
from tests.factories import make_site_tree

HOUR = 60
BEGINS, PATIENCE = 100 * HOUR, 24 * HOUR
COMMON = settings(
    stateful_step_count=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def moment(minute):
    """The clock of the reference (minutes) as ours."""
    return NOW + timedelta(minutes=minute)


def session_for(event, places):
    """A session that is the reference's room with so many places."""
    start = moment(BEGINS)
    return make_session(event, capacity=places, starts_at=start, offer_hours=PATIENCE // HOUR, max_attendees=4)


def succeeds(function, *arguments, **named):
    """Whether the action was done and not refused."""
    try:
        function(*arguments, **named)
    except errors.EventsError:
        return False
    return True


class Booking(RuleBasedStateMachine):
    """Every step is done to the reference and to the database."""

    event = None  # set by the test
    seen: Counter[str] = Counter()

    @initialize(places=st.integers(1, 4))
    def open(self, places):
        self.now = 0
        self.room = Room(places, BEGINS, PATIENCE)
        self.session = session_for(self.event, places)
        self.pairs = []  # (the reference's guest, our row's number)

    @rule(number=st.integers(1, 4), partial=st.booleans())
    def register(self, number, partial):
        names = [f"P{len(self.pairs) + place}" for place in range(number)]
        expected = self.room.register(number, partial, self.now)
        try:
            outcome = book(self.session, *names, key=uuid4(), now=moment(self.now), allow_partial=partial)
        except errors.EventsError:
            assert not expected
            return
        assert expected
        self.pairs += zip(self.room.parties[-1].guests, [row.pk for row in outcome.attendees], strict=True)

    def _act(self, which, ours, theirs):
        guest, pk = self.pairs[which % len(self.pairs)]
        expected = theirs(guest, self.now)
        assert succeeds(ours, Attendee.objects.get(pk=pk), now=moment(self.now)) == expected

    @precondition(lambda self: self.pairs)
    @rule(which=st.integers(0, 30))
    def cancel(self, which):
        self._act(which, actions.cancel, self.room.cancel)

    @precondition(lambda self: self.pairs)
    @rule(which=st.integers(0, 30))
    def accept(self, which):
        self._act(which, actions.accept, self.room.accept)

    @rule(places=st.integers(0, 6))
    def resize(self, places):
        self.room.resize(places, self.now)
        actions.set_capacity(self.session, places, now=moment(self.now))

    @rule()
    def sweep(self):
        self.room.sweep(self.now)
        actions.sweep(self.session.pk, now=moment(self.now))

    @rule(minutes=st.sampled_from([1, HOUR, HOUR, PATIENCE - 1, PATIENCE]))
    def wait(self, minutes):
        self.now += minutes

    @invariant()
    def both_say_the_same(self):
        if hasattr(self, "session"):
            rows = dict(Attendee.objects.filter(session=self.session).values_list("pk", "status"))
            assert [rows[pk] for _guest, pk in self.pairs] == [guest.state for guest, _pk in self.pairs]
            self.seen.update(rows.values())


@pytest.mark.django_db
def test_booking_agrees_with_the_reference(event):
    Booking.event = event
    with time_machine.travel(NOW, tick=False):
        run_state_machine_as_test(Booking, settings=settings(COMMON, max_examples=60))
    assert min(Booking.seen[state] for state in ("confirmed", "offered", "waitlisted", "expired", "cancelled")) > 100


@pytest.mark.django_db
def test_reference_notices_a_queue_that_is_served_out_of_order(event, monkeypatch):
    """The control: with the waiting list read backwards the two must part."""
    from events.models.registrations import AttendeeQuerySet

    honest = AttendeeQuerySet.waiting
    monkeypatch.setattr(AttendeeQuerySet, "waiting", lambda self: honest(self).reverse())
    Booking.event = event
    with time_machine.travel(NOW, tick=False), pytest.raises(AssertionError):
        run_state_machine_as_test(Booking, settings=settings(COMMON, max_examples=200, phases=[Phase.generate]))


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(4))
def test_booking_at_once_never_oversells_and_leaves_nobody_waiting_who_fits(tmp_path, transactional_db, seed):
    places = 5
    session = session_for(make_event(make_site_tree().nl), places)
    race = Race(tmp_path)

    def visitor(number):
        dice = random.Random(f"{seed}:{number}")
        for turn in range(6):
            people = [f"V{number}T{turn}P{place}" for place in range(dice.randint(1, 3))]
            outcome = book(session, *people, allow_partial=dice.random() < 0.5)
            for row in outcome.attendees:
                if dice.random() < 0.4:
                    actions.cancel(row, now=NOW)
            mine = list(Attendee.objects.filter(session=session, status="offered", name__startswith=f"V{number}T"))
            for row in mine:
                succeeds(actions.accept if dice.random() < 0.7 else actions.decline_offer, row, now=NOW)

    answers = race.times(6, visitor)
    assert answers == [None] * 6

    def room():
        rows = list(EventSession.objects.get(pk=session.pk).attendees.select_related("registration"))
        held = [row.seat_no for row in rows if row.status in SEAT_HOLDING]
        waiting = Counter(row.registration for row in rows if row.status == "waitlisted")
        return held, waiting

    held, waiting = race.after(room)
    assert len(held) == len(set(held)) <= places
    free = places - len(held)
    assert [party for party, size in waiting.items() if free and (size <= free or party.allow_partial)] == []
