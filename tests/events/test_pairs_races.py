"""Pairs whatever happens and in whichever order, and many at once for the last interpreter (issue 3: 7)."""

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, settings
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
from events.actions import seats
from events.models import Attendee, LanguageHelp, Registration
from events.shares import FairShares
from tests.events.factories import NOW, make_event, make_session
from tests.events.racing import Race
from tests.events.test_pairs import book_pair, offer
from tests.factories import make_site_tree, make_staff

HOUR = timedelta(hours=1)
ALL_AT_ONCE = 8


class Pairs(RuleBasedStateMachine):
    """Whatever people and organisers do: the two of a pair stand in the same state, and nothing is given twice."""

    event = staff = None  # set by the test
    seen: Counter[str] = Counter()

    @initialize(places=st.integers(1, 7), interpreters=st.integers(0, 2), approval=st.booleans())
    def open(self, places, interpreters, approval):
        self.now, self.by_hand = NOW, 0
        self.session = make_session(
            self.event, capacity=places, days=6, in_pairs=True, offer_hours=1, approval_required=approval
        )
        offer(self.session, ar=interpreters)
        self.number = 0

    @rule(wants_help=st.booleans())
    def register(self, wants_help):
        self.number += 1
        help_there = "ar" if wants_help and self.session.language_help.exists() else None
        self.attempt(book_pair, self.session, f"E{self.number}", f"N{self.number}", help=help_there)

    def attempt(self, function, *arguments, **named):
        """Do it, if it can be done now."""
        try:
            function(*arguments, now=self.now, **named)
        except errors.EventsError as refusal:
            self.seen[type(refusal).__name__] += 1

    def anybody(self, which):
        rows = list(Attendee.objects.filter(session=self.session).order_by("pk"))
        return rows[which % len(rows)]

    @precondition(lambda self: self.number)
    @rule(which=st.integers(0, 30), verb=st.sampled_from([actions.cancel, actions.cancel, actions.accept]))
    def by_link(self, which, verb):
        self.attempt(verb, self.anybody(which))

    @precondition(lambda self: self.number)
    @rule(which=st.integers(0, 30), verb=st.sampled_from([actions.admit, actions.admit, actions.refuse]))
    def decide(self, which, verb):
        self.attempt(verb, self.anybody(which), by=self.staff)

    @precondition(lambda self: self.number)
    @rule(which=st.integers(0, 30))
    def substitute(self, which):
        old = self.anybody(which)
        self.number += 1
        level = "b1" if old.level else ""
        asked = old.registration.help_id if old.level else None
        self.attempt(actions.substitute, old, actions.Person(f"S{self.number}", level=level, help=asked))

    @rule(places=st.integers(0, 8))
    def resize(self, places):
        self.attempt(actions.set_capacity, self.session, places)

    @rule(places=st.integers(0, 3))
    def more_or_fewer_interpreters(self, places):
        self.attempt(actions.offer_help, self.session, {("interpreter", "ar"): places})

    @rule(hours=st.sampled_from([1, 12]))
    def wait(self, hours):
        self.now += timedelta(hours=hours)
        actions.sweep(self.session.pk, now=self.now)

    @invariant()
    def pairs_stand_together_and_nothing_is_given_twice(self):
        if not hasattr(self, "session"):
            return
        self.session.refresh_from_db()
        for registration in self.session.registrations.prefetch_related("attendees__substitute"):
            pair = [row for row in registration.attendees.all() if not hasattr(row, "substitute")]
            assert sorted(bool(row.level) for row in pair) == [False, True]
            assert len({row.status for row in pair}) == 1
            holds_seats = all(row.seat_no for row in pair)
            assert (registration.help_no is not None) == (holds_seats and registration.help_id is not None)
            self.seen.update(row.status for row in pair)


@pytest.mark.django_db(transaction=True)
def test_a_pair_stands_together_whatever_happens(transactional_db):
    Pairs.event, Pairs.staff, Pairs.seen = make_event(make_site_tree().nl), make_staff(), Counter()
    run_state_machine_as_test(
        Pairs,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {"confirmed", "waitlisted", "requested", "offered", "cancelled", "declined"} <= set(Pairs.seen)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def session(transactional_db):
    made = make_session(make_event(make_site_tree().nl), capacity=2 * ALL_AT_ONCE, in_pairs=True)
    offer(made, ar=1)
    return made


def outcomes(session):
    return Counter(session.attendees.values_list("status", flat=True))


@pytest.mark.django_db(transaction=True)
def test_many_pairs_at_the_last_interpreter(session, race):
    answers = race.times(ALL_AT_ONCE, lambda place: book_pair(session, f"E{place}", f"N{place}", help="ar"))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert race.after(lambda: outcomes(session)) == {"confirmed": 2, "waitlisted": 2 * (ALL_AT_ONCE - 1)}
    given = Registration.objects.exclude(help_no=None)
    assert race.after(lambda: list(given.values_list("help_no", flat=True))) == [1]


@pytest.mark.django_db(transaction=True)
def test_without_asking_whether_help_is_there_it_would_be_given_too_often(session, race, monkeypatch):
    """The control: the same race when the question is not asked."""
    monkeypatch.setattr(FairShares, "_help_is_there", lambda self, registration: True)
    race.times(ALL_AT_ONCE, lambda place: book_pair(session, f"E{place}", f"N{place}", help="ar"))
    assert race.after(Registration.objects.exclude(help_no=None).count) == ALL_AT_ONCE


@pytest.mark.django_db(transaction=True)
def test_both_of_a_pair_cancel_and_accept_at_the_same_moment(session, race):
    first = book_pair(session, "Anna", "Amal", help="ar")
    late = book_pair(session, "Bram", "Bilal", help="ar")
    race.together(partial(actions.cancel, each, now=NOW + HOUR) for each in first.attendees * 3)
    assert race.after(lambda: outcomes(session)) == {"cancelled": 2, "offered": 2}
    answers = race.together(partial(actions.accept, each, now=NOW + 2 * HOUR) for each in late.attendees * 3)
    assert {getattr(answer, "status", answer) for answer in answers} == {"confirmed"}
    assert race.after(LanguageHelp.objects.with_counts().get).taken == 1


@pytest.mark.django_db(transaction=True)
def test_the_number_of_an_interpreter_is_unique_even_without_the_lock(session, monkeypatch):
    """If the number were worked out wrongly, the database refuses it."""
    offer(session, ar=2)
    book_pair(session, "Anna", "Amal", help="ar")
    monkeypatch.setattr(seats, "hold_help", lambda registration: setattr(registration, "help_no", 1))
    monkeypatch.setattr("events.actions.booking.hold_help", seats.hold_help)
    with pytest.raises(IntegrityError):
        book_pair(session, "Bram", "Bilal", help="ar")
