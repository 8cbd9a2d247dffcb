"""Forgetting people after their sessions, and on request."""

from datetime import timedelta

from events.actions.retention import erase, forget_old
from events.models import Attendee, Registration
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
