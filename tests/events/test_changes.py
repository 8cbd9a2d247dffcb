"""What happens to a place afterwards, and every step of the table of transitions (events.md 5.2)."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from events import actions, errors
from events.actions.seats import change_status, new_attendee
from events.enums import ACTIVE, FINAL, SEAT_HOLDING, TRANSITIONS, AttendeeStatus
from events.models import Attendee, EventSession
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states
from tests.factories import make_staff

HOUR = timedelta(hours=1)


def person(session, name):
    return Attendee.objects.select_related("registration").get(session=session, name=name)


@pytest.fixture
def full(event):
    """One place, taken by Anna; Bram and Cor wait in that order."""
    session = make_session(event, capacity=1)
    for minutes, name in enumerate(("Anna", "Bram", "Cor")):
        book(session, name, now=NOW + timedelta(minutes=minutes))
    return session


@pytest.mark.parametrize(("before", "after"), product([None, *AttendeeStatus], AttendeeStatus))
def test_change_status_follows_the_table(session, before, after):
    registration = book(session, "Anna").registration
    born = AttendeeStatus.CONFIRMED if before is None else before
    holds = born in SEAT_HOLDING
    row = Attendee(
        registration=registration,
        session=session,
        name="Bram",
        status=born,
        seat_no=5 if holds else None,
        offer_expires_at=NOW + HOUR if born == "offered" else None,
        status_changed_at=NOW,
        created_at=NOW,
    )
    allowed = after in TRANSITIONS[before]
    seat = 6 if after in SEAT_HOLDING else None
    try:
        if before is None:
            new_attendee(registration, actions.Person("Cor"), status=after, now=NOW)
        else:
            row.save()
            change_status(row, after, now=NOW, seat_no=seat, offer_expires_at=NOW if after == "offered" else None)
        happened = True
    except errors.AlreadyHandled:
        happened = False
    assert happened is allowed


def test_states_are_named_completely():
    assert {*ACTIVE, *FINAL} == set(AttendeeStatus)
    assert not ACTIVE & FINAL
    assert all(not TRANSITIONS[status] for status in FINAL)


def test_cancel_offers_the_seat_to_the_first_in_the_queue(full):
    actions.cancel(person(full, "Anna"), now=NOW + HOUR)
    assert states(full) == {"Anna": ("cancelled", None), "Bram": ("offered", 1), "Cor": ("waitlisted", None)}
    assert person(full, "Bram").offer_expires_at == NOW + HOUR + timedelta(hours=48)


def test_cancel_twice_is_once(full):
    for _time in range(2):
        actions.cancel(person(full, "Anna"), now=NOW + HOUR)
    assert OutboxMessage.objects.filter(kind="events.cancelled").count() == 1
    assert OutboxMessage.objects.filter(kind="events.offered").count() == 1


def test_cancel_of_the_winner_goes_to_the_next_and_not_back_to_him(full):
    actions.cancel(person(full, "Anna"), now=NOW + HOUR)
    actions.accept(person(full, "Bram"), now=NOW + 2 * HOUR)
    actions.cancel(person(full, "Bram"), now=NOW + 3 * HOUR)
    assert states(full)["Cor"] == ("offered", 1)
    assert states(full)["Bram"] == ("cancelled", None)


def test_cancel_after_the_start_is_refused_by_link_and_possible_for_staff(full):
    late = full.starts_at + HOUR
    with pytest.raises(errors.TooLate):
        actions.cancel(person(full, "Anna"), now=late)
    assert actions.cancel(person(full, "Anna"), now=late, by_staff=True).status == "cancelled"
    assert states(full)["Bram"] == ("waitlisted", None)


def test_accept_keeps_the_seat_and_twice_is_once(full):
    actions.cancel(person(full, "Anna"), now=NOW + HOUR)
    for _time in range(2):
        accepted = actions.accept(person(full, "Bram"), now=NOW + 2 * HOUR)
    assert (accepted.status, accepted.seat_no, accepted.offer_expires_at) == ("confirmed", 1, None)
    assert OutboxMessage.objects.filter(kind="events.confirmed").count() == 2  # Anna's and Bram's


def test_accept_at_the_very_end_is_too_late_and_the_next_gets_the_seat(full):
    actions.cancel(person(full, "Anna"), now=NOW)
    end = person(full, "Bram").offer_expires_at
    with pytest.raises(errors.OfferExpired):
        actions.accept(person(full, "Bram"), now=end)
    assert states(full) == {"Anna": ("cancelled", None), "Bram": ("expired", None), "Cor": ("offered", 1)}


def test_accept_without_an_offer_is_refused(full):
    with pytest.raises(errors.AlreadyHandled):
        actions.accept(person(full, "Bram"), now=NOW)


def test_decline_offer_goes_on_to_the_next(full):
    actions.cancel(person(full, "Anna"), now=NOW)
    actions.decline_offer(person(full, "Bram"), now=NOW)
    assert states(full)["Cor"] == ("offered", 1)


def test_offer_lapses_without_a_clock_when_somebody_books(full):
    actions.cancel(person(full, "Anna"), now=NOW)
    book(full, "Dirk", now=NOW + timedelta(hours=49))
    assert states(full)["Bram"] == ("expired", None)
    assert states(full)["Cor"] == ("offered", 1)
    assert states(full)["Dirk"] == ("waitlisted", None)


def test_offer_never_outlives_the_start(event):
    session = make_session(event, capacity=1, days=1)
    book(session, "Anna")
    book(session, "Bram")
    actions.cancel(person(session, "Anna"), now=NOW)
    assert person(session, "Bram").offer_expires_at == session.starts_at


def test_promote_passes_a_party_that_does_not_fit_and_keeps_its_place(event):
    session = make_session(event, capacity=2)
    book(session, "Anna")
    book(session, "Bram")
    book(session, "Cor", "Cor2", now=NOW + HOUR)
    book(session, "Dirk", now=NOW + 2 * HOUR)
    actions.cancel(person(session, "Anna"), now=NOW + 3 * HOUR)
    assert states(session)["Dirk"] == ("offered", 1)
    actions.decline_offer(person(session, "Dirk"), now=NOW + 3 * HOUR)
    actions.cancel(person(session, "Bram"), now=NOW + 3 * HOUR)
    assert states(session)["Cor"] == ("offered", 1)
    assert states(session)["Cor2"] == ("offered", 2)


def test_substitute_moves_the_seat_to_a_new_row_with_its_own_link(full):
    old = person(full, "Anna")
    new = actions.substitute(old, actions.Person("Eva", "eva@example.org"), now=NOW + HOUR)
    assert states(full)["Eva"] == ("confirmed", 1)
    assert states(full)["Anna"] == ("cancelled", None)
    assert states(full)["Bram"] == ("waitlisted", None)
    assert new.substituted_for == old
    assert new.uid != old.uid
    assert new.link_nonce != old.link_nonce
    kinds = OutboxMessage.objects.order_by("pk").values_list("kind", "to")[3:]
    assert list(kinds) == [("events.handed_over", "anna@example.org"), ("events.takes_over", "eva@example.org")]


def test_substitute_by_somebody_who_is_there_is_refused(full):
    with pytest.raises(errors.AlreadyThere):
        actions.substitute(person(full, "Anna"), actions.Person("Bram", "BRAM@example.org"), now=NOW)
    assert states(full)["Anna"] == ("confirmed", 1)


def test_substitute_twice_is_refused_the_second_time(full):
    anna = person(full, "Anna")
    actions.substitute(anna, actions.Person("Eva"), now=NOW)
    with pytest.raises(errors.AlreadyHandled):
        actions.substitute(anna, actions.Person("Eva"), now=NOW)
    assert Attendee.objects.filter(name="Eva").count() == 1


# --- The side doors: no way in past the one function ------------------------------------------------------------------


def test_admit_when_full_goes_to_the_waiting_list(event):
    session = make_session(event, capacity=1, approval_required=True)
    staff = make_staff()
    for name in ("Anna", "Bram"):
        book(session, name)
    actions.admit(person(session, "Anna"), by=staff, now=NOW)
    actions.admit(person(session, "Bram"), by=staff, now=NOW)
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("waitlisted", None)}


def test_admit_when_full_without_waiting_list_is_refused(event):
    session = make_session(event, capacity=0, approval_required=True, waiting_list=False)
    book(session, "Anna")
    with pytest.raises(errors.SoldOut):
        actions.admit(person(session, "Anna"), by=make_staff(), now=NOW)
    assert states(session) == {"Anna": ("requested", None)}


def test_refuse_closes_a_request(event):
    session = make_session(event, approval_required=True)
    book(session, "Anna")
    actions.refuse(person(session, "Anna"), by=make_staff(), now=NOW)
    assert states(session) == {"Anna": ("declined", None)}


def test_confirm_by_hand_needs_a_reason_and_numbers_past_the_capacity(full):
    with pytest.raises(errors.ReasonNeeded):
        actions.confirm_by_hand(person(full, "Cor"), reason=" ", by=make_staff(), now=NOW)
    actions.confirm_by_hand(person(full, "Cor"), reason="spreekt zelf", by=make_staff("b@example.org"), now=NOW)
    assert states(full)["Cor"] == ("confirmed", 2)
    assert EventSession.objects.with_counts().get(pk=full.pk).surplus == 1


def test_reset_of_a_closed_place_is_impossible(full):
    anna = actions.cancel(person(full, "Anna"), now=NOW)
    for status in AttendeeStatus:
        with pytest.raises(errors.AlreadyHandled):
            change_status(anna, status, now=NOW, seat_no=1)


# --- What the database itself refuses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"status": "cancelled"},  # a closed place that keeps its seat
        {"seat_no": None},  # a place without a seat
        {"seat_no": 0},
        {"status": "offered"},  # an offer without an end
        {"offer_expires_at": NOW},
        {"status": "waitlisted", "seat_no": None, "attendance": "present"},
    ],
)
def test_database_refuses_states_that_cannot_be(session, change):
    book(session, "Anna")
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendee.objects.filter(name="Anna").update(**change)


def test_database_refuses_the_same_seat_and_the_same_person_twice(session):
    book(session, "Anna", "Bram")
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendee.objects.filter(name="Bram").update(seat_no=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendee.objects.filter(name="Bram").update(email="ANNA@example.org")


@pytest.mark.parametrize(
    "change",
    [{"ends_at": NOW}, {"registration_closes_at": NOW + timedelta(days=99)}, {"max_attendees": 0}, {"offer_hours": 0}],
)
def test_database_refuses_sessions_that_cannot_be(session, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        EventSession.objects.filter(pk=session.pk).update(**change)


def test_attendee_always_stands_in_the_session_of_its_registration(full):
    actions.substitute(person(full, "Anna"), actions.Person("Eva"), now=NOW)
    assert all(row.session_id == row.registration.session_id for row in Attendee.objects.select_related("registration"))
