"""Forgetting people after their sessions, and on request."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events import actions
from events.actions.retention import erase, forget_old
from events.errors import UnknownLink
from events.links import open_link, sign_attendee, sign_registration
from events.models import Attendee, Registration
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states


def test_forget_old_blanks_people_and_keeps_the_figures(event):
    session = make_session(event)
    book(session, "Anna", "Bram")
    assert forget_old(session.ends_at + timedelta(days=60)) == 0
    assert forget_old(session.ends_at + timedelta(days=61)) == 3
    assert list(Attendee.objects.values_list("name", "email", "status", "seat_no")) == [
        ("-", "", "confirmed", 1),
        ("-", "", "confirmed", 2),
    ]
    assert "anna" not in str(list(Registration.objects.values())).lower()


def test_erase_gives_up_the_place_first(event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    book(session, "Bram")
    erase(email="ANNA@example.org", now=NOW)
    assert states(session) == {"-": ("cancelled", None), "Bram": ("offered", 1)}


def test_erase_leaves_companions_with_an_address_of_their_own_their_place(event):
    session = make_session(event)
    people = [actions.Person(*each) for each in (("Anna", "anna@example.org"), ("Bram", "bram@example.org"), ("Cora",))]
    actions.register(session, contact=actions.Contact("Anna", "anna@example.org"), people=people, key=uuid4(), now=NOW)
    erase(email="anna@example.org", now=NOW)
    assert list(Attendee.objects.order_by("pk").values_list("name", "email", "status")) == [
        ("-", "", "cancelled"),
        ("Bram", "bram@example.org", "confirmed"),
        ("-", "", "cancelled"),
    ]
    letter = OutboxMessage.objects.get(to="bram@example.org")
    assert (letter.context["name"], letter.context["contact_name"]) == ("Bram", "-")
    assert "Anna" not in str(letter.context)


def test_links_of_an_erased_person_open_nothing(event):
    registration = book(make_session(event), "Anna").registration
    links = sign_registration(registration), sign_attendee(registration.attendees.get())
    assert [open_link(each, now=NOW).pk for each in links] == [registration.pk, registration.attendees.get().pk]
    erase(email="anna@example.org", now=NOW)
    for each in links:
        with pytest.raises(UnknownLink):
            open_link(each, now=NOW)
