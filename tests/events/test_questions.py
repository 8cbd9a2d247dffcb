"""What a session asks: the questions themselves."""

from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import translation

from events import actions
from events.errors import KindIsFixed, NoChoices, WrongAnswer
from events.models import Answer, LearningQuestion, Needs, Question, Registration
from tests.events.asking import CHOICES, make_question, somebody
from tests.events.factories import NOW, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def test_database_refuses_a_question_of_nothing_of_both_and_kept_too_long(event, session):
    good = {"wording_nl": "Wat?", "purpose_nl": "Daarom"}
    for wrong in (
        good,
        good | {"event": event, "session": session},
        good | {"session": session, "retention_days": 0},
        good | {"session": session, "retention_days": 61},
        good | {"session": session, "purpose_nl": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Question.objects.create(**wrong)
    Question.objects.create(**good, session=session, retention_days=60)


def test_session_asks_its_own_questions_after_those_of_its_event(event, session):
    own, everywhere = make_question(session), make_question(session, everywhere=True, wording_nl="Overal?")
    other = make_session(event, days=20)
    assert list(Question.objects.of_session(session)) == [everywhere, own]
    assert list(Question.objects.of_session(other)) == [everywhere]


def test_the_same_question_twice_is_one(session):
    assert make_question(session) == make_question(session)
    assert Question.objects.count() == 1


def test_question_that_nobody_answered_is_deleted_and_another_archived(session):
    unanswered, answered = make_question(session), make_question(session, wording_nl="En dit?")
    contact = actions.Contact("Anna", "anna@example.org", answers={answered.pk: "Ja hoor"})
    actions.register(session, contact=contact, people=[somebody("Anna")], key=uuid4(), now=NOW)
    assert actions.stop_asking(unanswered, session=session, by=None, now=NOW) is False
    assert actions.stop_asking(answered, session=session, by=None, now=NOW) is True
    assert [(row.pk, row.archived_at) for row in Question.objects.all()] == [(answered.pk, NOW)]
    assert actions.stop_asking(answered, session=session, by=None, now=NOW) is True
    assert list(Question.objects.of_session(session).asked()) == []


def test_choice_that_is_taken_out_is_offered_no_more_and_stays_readable(session):
    question = make_question(session, kind="choice")
    changed = actions.change_question(
        question, session=session, by=None, now=NOW, kind="choice", choices=[("Leerling", "Apprentice"), CHOICES[1]]
    )
    assert changed.offered() == [("c3", "Leerling"), ("c2", "Vakkracht")]
    assert changed.in_words("c1") == "Eigenaar"
    assert changed.accepts("c1") is False
    with translation.override("en"):
        assert changed.offered() == [("c3", "Apprentice"), ("c2", "Skilled worker")]
    again = actions.change_question(question, session=session, by=None, now=NOW, kind="choice", choices=CHOICES)
    assert again.offered() == [("c1", "Eigenaar"), ("c2", "Vakkracht")]


def test_choices_are_two_at_least(session):
    with pytest.raises(NoChoices):
        make_question(session, kind="choice", choices=[("Een", "One"), ("Een", "Uno")])


def test_kind_stays_once_it_was_answered(session):
    question = make_question(session)
    actions.change_question(question, session=session, by=None, now=NOW, kind="yes_no")
    contact = actions.Contact("Anna", "anna@example.org", answers={question.pk: "yes"})
    actions.register(session, contact=contact, people=[somebody("Anna")], key=uuid4(), now=NOW)
    for change in ({"kind": "text"}, {"asked_of": "person"}):
        with pytest.raises(KindIsFixed):
            actions.change_question(question, session=session, by=None, now=NOW, **change)
    actions.change_question(question, session=session, by=None, now=NOW, kind="yes_no", wording_nl="Toch?")
    assert Question.objects.get().wording_nl == "Toch?"


def test_action_drops_what_is_not_asked_and_refuses_what_cannot_be(event, session):
    question, elsewhere = make_question(session, kind="choice"), make_question(make_session(event, days=30))
    for_each = make_question(session, asked_of="person", wording_nl="Ieder?")
    contact = actions.Contact("Anna", "a@example.org", answers={question.pk: "c7"})
    with pytest.raises(WrongAnswer):
        actions.register(session, contact=contact, people=[somebody("Anna")], key=uuid4(), now=NOW)
    assert Registration.objects.count() == 0
    contact = actions.Contact("Anna", "a@example.org", answers={elsewhere.pk: "x", for_each.pk: "x", 10**9: "x"})
    people = [somebody("Anna", answers={question.pk: "c1"}, dietary="Vega", learning=actions.Learning(text="Iets"))]
    actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    assert (Answer.objects.count(), Needs.objects.count(), LearningQuestion.objects.count()) == (0, 0, 0)
