"""Who gets a mail: each choice with somebody beside it who must not get it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events import actions
from events.mailings.queries import Reach, chosen, reach, readers
from events.models import Attendee, EventSession
from tests.events.asking import make_question, somebody
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import sent, to


def names(session, who="place", **answers):
    return sorted(each.name for each in chosen(session, {"who": who, "answers": answers}))


@pytest.fixture
def mixed(event):
    """Two with a place, one who cancelled, two who wait, one who was erased; and one in another session."""
    session = make_session(event, capacity=3)
    for name in ("Anna", "Bram", "Cora"):
        book(session, name)
    actions.cancel(Attendee.objects.get(name="Cora"), now=NOW, by_staff=True)
    book(session, "Dirk")
    book(session, "Els")
    book(session, "Fenna")
    Attendee.objects.filter(name="Dirk").update(name="-", email="", link_nonce="")
    book(make_session(event, days=20), "Gerda")
    return EventSession.objects.get(pk=session.pk)


def test_states_choose(mixed):
    assert names(mixed, "place") == ["Anna", "Bram"]
    assert names(mixed, "waiting") == ["Els", "Fenna"]
    assert names(mixed, "active") == ["Anna", "Bram", "Els", "Fenna"]


def test_attendance_chooses_and_who_is_not_noted_is_neither(event):
    session = make_session(event, capacity=20)
    for name, noted in zip("ABCDE", ("present", "partial", "absent", "excused", "unknown"), strict=True):
        book(session, name).registration.attendees.update(attendance=noted)
    assert names(session, "came") == ["A", "B"]
    assert names(session, "missed") == ["C", "D"]


def test_answers_narrow_down(event):
    session, other = make_session(event, capacity=20), make_session(event, days=20)
    role = make_question(session, kind="choice", asked_of="person", wording_nl="Wat is je rol?")
    car = make_question(session, kind="yes_no", everywhere=True)
    people = [("Anna", "c1", "yes"), ("Bram", "c2", "yes"), ("Cora", "c1", "no")]
    for name, answer, drives in people:
        contact = actions.Contact(name, f"{name.lower()}@example.org", answers={car.pk: drives})
        coming = [somebody(name, answers={role.pk: answer}), somebody(f"{name}2", answers={role.pk: "c2"})]
        actions.register(session, contact=contact, people=coming, key=uuid4(), now=NOW)
    contact = actions.Contact("Zora", "zora@example.org", answers={car.pk: "yes"})
    actions.register(other, contact=contact, people=[somebody("Zora")], key=uuid4(), now=NOW)
    assert names(session, **{role.reference: ["c1"]}) == ["Anna", "Cora"]
    assert names(session, **{car.reference: ["yes"]}) == ["Anna", "Anna2", "Bram", "Bram2"]
    assert names(session, **{role.reference: ["c1"], car.reference: ["yes"]}) == ["Anna"]
    assert names(session, **{role.reference: ["c1", "c2"], car.reference: ["no"]}) == ["Cora", "Cora2"]


def test_contact_gets_one_mail_for_people_without_an_address_and_others_their_own(session):
    people = [actions.Person("Bram"), actions.Person("Cora"), actions.Person("Dirk", "dirk@example.org")]
    contact = actions.Contact("Anna", "anna@example.org")
    actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    found = {
        each.mailbox: (each.name, [person.name for person in each.people]) for each in readers(chosen(session, {}))
    }
    assert found == {"anna@example.org": ("Anna", ["Bram", "Cora"]), "dirk@example.org": ("Dirk", ["Dirk"])}
    assert reach(session, {}) == Reach(3, 2, 0)


def test_one_mailbox_gets_one_mail_also_from_two_registrations(session):
    book(session, "Anna", "Bram")
    contact = actions.Contact("Dirk", "dirk@example.org")
    actions.register(session, contact=contact, people=[actions.Person("Els")], key=uuid4(), now=NOW)
    actions.register(session, contact=contact, people=[actions.Person("Fenna")], key=uuid4(), now=NOW)
    sent(session)
    assert to() == ["anna@example.org", "dirk@example.org"]


def test_people_of_the_session_only_and_nobody_twice(mixed):
    mailing = sent(mixed, who="active", now=NOW + timedelta(hours=1))
    assert sorted(to()) == [f"{name}@example.org" for name in ("anna", "bram", "els", "fenna")]
    assert (mailing.people, mailing.letters) == (4, 4)


def test_who_asks_and_who_was_offered_a_place_are_chosen_apart(mixed):
    Attendee.objects.filter(name="Els").update(status="requested")
    offered = {"status": "offered", "seat_no": 9, "offer_expires_at": NOW + timedelta(days=1)}
    Attendee.objects.filter(name="Fenna").update(**offered)
    assert (names(mixed, "requested"), names(mixed, "offered"), names(mixed, "waiting")) == (["Els"], ["Fenna"], [])
    assert names(mixed, "active") == ["Anna", "Bram", "Els", "Fenna"]
