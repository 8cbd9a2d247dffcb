"""Registering: places, parties, the waiting list, the same form twice (events.md 5.4)."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events import actions, errors
from events.enums import AttendeeStatus
from events.models import Attendee, Registration
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states


def test_register_gives_places_and_a_mail_each(session):
    outcome = book(session, "Anna", "Bram")
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("confirmed", 2)}
    assert outcome.registration.queued_at is None
    mails = list(OutboxMessage.objects.values_list("kind", "to"))
    assert mails == [("events.confirmed", "anna@example.org")] * 2


def test_register_party_waits_together_when_it_does_not_fit(event):
    session = make_session(event, capacity=7)
    for name in ("Anna", "Bram", "Cor"):
        book(session, name, f"{name}2", f"{name}3")
    seated = [name for name, (status, _) in states(session).items() if status == "confirmed"]
    assert seated == ["Anna", "Anna2", "Anna3", "Bram", "Bram2", "Bram3"]
    assert states(session)["Cor"] == ("waitlisted", None)


def test_register_newcomer_gets_the_seat_that_no_waiting_party_can_use(event):
    session = make_session(event, capacity=3)
    book(session, "Anna", "Anna2")
    book(session, "Bram", "Bram2")
    book(session, "Cor")
    assert states(session)["Bram"] == ("waitlisted", None)
    assert states(session)["Cor"] == ("confirmed", 3)


def test_register_splits_a_party_that_allows_it(event):
    session = make_session(event, capacity=1)
    outcome = book(session, "Anna", "Bram", allow_partial=True)
    assert [person.status for person in outcome.attendees] == ["confirmed", "waitlisted"]
    assert outcome.registration.queued_at == NOW


def test_register_same_key_gives_the_first_result(session):
    key = uuid4()
    first = book(session, "Anna", key=key)
    second = book(session, "Anna", key=key)
    assert (second.replayed, second.registration) == (True, first.registration)
    assert (Registration.objects.count(), OutboxMessage.objects.count()) == (1, 1)


def test_register_same_key_gives_the_first_result_after_registration_closed(event):
    session = make_session(event, registration_closes_at=NOW + timedelta(hours=1))
    key = uuid4()
    first = book(session, "Anna", key=key)
    late = book(session, "Anna", key=key, now=NOW + timedelta(hours=1))
    assert (late.replayed, late.registration) == (True, first.registration)


def test_register_same_key_gives_the_first_result_after_cancelling(session):
    key = uuid4()
    first = book(session, "Anna", key=key)
    actions.cancel(first.attendees[0], now=NOW)
    again = book(session, "Anna", key=key)
    assert (again.replayed, [person.status for person in again.attendees]) == (True, ["cancelled"])
    assert Attendee.objects.count() == 1


def test_register_same_key_without_an_address_gives_the_first_result_at_the_last_seat(event):
    session = make_session(event, capacity=1, waiting_list=False)
    key, contact = uuid4(), actions.Contact("Balie", "balie@example.org")
    people = [actions.Person("Piet")]
    first, again = (
        actions.register_on_behalf(session, contact=contact, people=people, key=key, by=None, now=NOW)
        for _time in range(2)
    )
    assert (again.replayed, again.registration) == (True, first.registration)
    assert states(session) == {"Piet": ("confirmed", 1)}


def test_register_same_key_for_another_session_is_refused(event, session):
    key = uuid4()
    book(session, "Anna", key=key)
    with pytest.raises(errors.KeyUsedElsewhere):
        book(make_session(event), "Anna", key=key)


def test_register_same_person_again_changes_nothing_and_mails_the_link(session):
    book(session, "Anna")
    outcome = book(session, "Anna", email="ANNA@example.org")
    assert outcome.registration is None
    assert [attendee.name for attendee in outcome.already] == ["Anna"]
    assert Attendee.objects.count() == 1
    kinds = OutboxMessage.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["events.confirmed", "events.links"]


def test_register_same_person_with_a_colleague_adds_the_colleague_only(session):
    book(session, "Anna")
    outcome = book(session, "Anna", "Bram")
    assert [attendee.name for attendee in outcome.attendees] == ["Bram"]
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("confirmed", 2)}


def test_register_after_cancelling_is_a_new_row(session):
    first = book(session, "Anna").attendees[0]
    actions.cancel(first, now=NOW)
    second = book(session, "Anna").attendees[0]
    assert second.uid != first.uid
    assert second.status == AttendeeStatus.CONFIRMED


def test_register_one_address_twice_in_one_party_is_one_person(session):
    people = [actions.Person("Anna", "a@example.org"), actions.Person("Anna", "A@example.org")]
    contact = actions.Contact("Anna", "a@example.org")
    actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    assert Attendee.objects.count() == 1


def test_register_without_waiting_list_is_refused_when_full(event):
    session = make_session(event, capacity=1, waiting_list=False)
    book(session, "Anna")
    with pytest.raises(errors.SoldOut) as refusal:
        book(session, "Bram")
    assert refusal.value.left == 0
    assert Attendee.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"registration_opens_at": NOW + timedelta(days=1)}, errors.RegistrationNotOpenYet),
        ({"registration_closes_at": NOW}, errors.RegistrationClosed),
        ({"access": "invitation"}, errors.NotOpenToYou),
        ({"announced": False}, errors.RegistrationClosed),
        ({"days": -1}, errors.SessionOver),
        ({"days": 0}, errors.SessionOver),
    ],
)
def test_register_outside_the_rules_is_refused(event, fields, error):
    session = make_session(event, **fields)
    with pytest.raises(error):
        book(session, "Anna")
    assert Registration.objects.count() == 0


def test_register_more_people_than_allowed_is_refused(event):
    session = make_session(event, max_attendees=2)
    with pytest.raises(errors.TooManyAttendees):
        book(session, "Anna", "Bram", "Cor")


def test_register_nobody_is_refused(session):
    with pytest.raises(errors.NobodyNamed):
        actions.register(session, contact=actions.Contact("A", "a@example.org"), people=[], key=uuid4(), now=NOW)


def test_register_waits_for_approval_without_a_seat(event):
    session = make_session(event, approval_required=True)
    book(session, "Anna")
    assert states(session) == {"Anna": ("requested", None)}
