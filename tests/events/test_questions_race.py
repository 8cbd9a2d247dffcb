"""A question is taken away while somebody answers it, in another session that asks it too."""

import time
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from events import actions
from events.actions import answering
from events.models import Answer, Question
from tests.events.asking import make_question, somebody
from tests.events.factories import NOW, make_event, make_session
from tests.events.racing import Race
from tests.factories import make_site_tree

pytestmark = pytest.mark.django_db(transaction=True)


def outcomes(tmp_path, monkeypatch, *, asked):
    """Register with an answer while an organiser takes the question away: both outcomes, and what is left."""
    event = make_event(make_site_tree().nl)
    here, there = make_session(event), make_session(event, days=20)
    question, gate = make_question(here, everywhere=True), Barrier(2)

    def slowly(*args):
        found = asked(*args)
        gate.wait()
        time.sleep(0.5)
        return found

    def register():
        contact = actions.Contact("Anna", "anna@example.org", answers={question.pk: "Ik"})
        return actions.register(here, contact=contact, people=[somebody("Anna")], key=gate_key, now=NOW)

    def take_away():
        gate.wait()
        return actions.stop_asking(question, session=there, by=None, now=NOW)

    gate_key = here.uid
    monkeypatch.setattr(answering, "_asked", slowly)
    race = Race(tmp_path)
    return race.together([register, take_away]), race.after(lambda: (Question.objects.count(), Answer.objects.count()))


def test_question_that_is_being_answered_is_archived(transactional_db, tmp_path, monkeypatch):
    (outcome, archived), left = outcomes(tmp_path, monkeypatch, asked=answering._asked)
    assert outcome.registration is not None
    assert (archived, left) == (True, (1, 1))


@pytest.mark.skipif(connection.vendor == "sqlite", reason="needs PostgreSQL")
def test_control_without_holding_the_question_the_registration_fails(transactional_db, tmp_path, monkeypatch):
    def not_held(registration, numbers):
        return Question.objects.asked().in_bulk(numbers)

    (outcome, archived), left = outcomes(tmp_path, monkeypatch, asked=not_held)
    assert isinstance(outcome, IntegrityError)
    assert (archived, left) == (False, (0, 0))
