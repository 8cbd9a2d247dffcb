"""What the tests of events may ask for."""

from uuid import uuid4

import pytest
import time_machine

from events import actions
from tests.events.asking import make_question, somebody, turn_on
from tests.events.factories import NOW, make_event, make_session
from tests.events.organisers import sign_in


@pytest.fixture
def event(tree):
    """A Dutch event page."""
    return make_event(tree.nl)


@pytest.fixture
def session(event):
    """A session of ten places, two weeks from now."""
    return make_session(event)


@pytest.fixture
def organiser(client, db):
    """Somebody with the role organisatie, signed in, on the day of `NOW`."""
    with time_machine.travel(NOW, tick=False):
        yield sign_in(client, "organisatie")


@pytest.fixture
def answered(event):
    """A session that asks everything, and three people who said something, two of one registration."""
    session = make_session(event, capacity=20)
    hours = make_question(session, kind="hours")
    role = make_question(session, kind="choice", asked_of="person", wording_nl="Wat is je rol?")
    turn_on(session)
    learning = actions.Learning(text="Hoe begin je?", brings_text="=Een lijst")
    anna = somebody("Anna", answers={role.pk: "c1"}, dietary="Geen noten", learning=learning)
    contact = actions.Contact("Anna", "anna@example.org", "Staalbouw", answers={hours.pk: "7.5"})
    people = [anna, somebody("Bram", answers={role.pk: "c1"})]
    actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    cora = somebody("Cora", access="Een lift")
    contact = actions.Contact("Cora", "cora@example.org", answers={hours.pk: "2"})
    actions.register(session, contact=contact, people=[cora], key=uuid4(), now=NOW)
    return session
