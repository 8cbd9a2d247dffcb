"""Forgetting what people answered, each kind on its own day; totals stay, never of few."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command

from events import actions, rules
from events.actions.forgetting import forget_answers, forget_learning, forget_needs
from events.actions.retention import erase
from events.models import Answer, AnswerTotal, Attendee, LearningQuestion, Needs, Registration
from events.viewsets.said import questions_with_answers, totals
from privacy.actions import apply_retention
from privacy.models import Purge
from tests.events.asking import make_question, somebody, turn_on
from tests.events.factories import NOW, make_session

DAY = timedelta(days=1)


def says(session, name, *, contact=None, **said):
    person = somebody(name, **said)
    by = actions.Contact(name, person.email, answers=contact or {})
    return actions.register(session, contact=by, people=[person], key=uuid4(), now=NOW).attendees[0]


@pytest.mark.parametrize("days", [1, 14, 60])
def test_answers_go_on_their_own_day(session, days):
    question = make_question(session, retention_days=days)
    says(session, "Anna", contact={question.pk: "Iets van Anna"})
    assert forget_answers(session.ends_at + days * DAY - timedelta(seconds=1)) == 0
    assert Answer.objects.count() == 1
    assert forget_answers(session.ends_at + days * DAY) == 1
    assert Answer.objects.count() == 0
    assert forget_answers(session.ends_at + days * DAY) == 0


def test_each_question_has_its_own_day(session, event):
    short, long = make_question(session, retention_days=7), make_question(session, wording_nl="Lang?")
    later = make_session(event, days=30)
    same = make_question(later, retention_days=7)
    says(session, "Anna", contact={short.pk: "kort", long.pk: "lang"})
    says(later, "Anna", contact={same.pk: "later"})
    assert forget_answers(session.ends_at + 8 * DAY) == 1
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["lang", "later"]


def test_needs_go_after_seven_days_and_learning_questions_after_sixty(session):
    turn_on(session)
    says(session, "Anna", dietary="Noten", learning=actions.Learning(text="Leren"))
    assert forget_needs(session.ends_at + 7 * DAY - timedelta(seconds=1)) == 0
    assert forget_needs(session.ends_at + 7 * DAY) == 1
    assert forget_learning(session.ends_at + 60 * DAY - timedelta(seconds=1)) == 0
    assert forget_learning(session.ends_at + 60 * DAY) == 1


def test_needs_of_who_does_not_come_go_the_next_night(session):
    turn_on(session)
    anna = says(session, "Anna", dietary="Noten")
    Attendee.objects.filter(pk=anna.pk).update(status="cancelled", seat_no=None)
    assert forget_needs(NOW) == 1


def test_needs_that_are_asked_no_more_go_in_time_too(session):
    turn_on(session)
    says(session, "Anna", dietary="Noten")
    actions.edit(session, now=NOW, asks_needs=False)
    assert forget_needs(session.ends_at + 7 * DAY) == 1


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ({}, {}),
        ({"a": 4}, {}),
        ({"a": 5}, {"a": 5}),
        ({"a": 9, "b": 4}, {"": 13}),
        ({"a": 9, "b": 3, "c": 2}, {"a": 9, "": 5}),
        ({"a": 9, "b": 6, "c": 2}, {"a": 9, "": 8}),
        ({"a": 7, "b": 5}, {"a": 7, "b": 5}),
        ({"a": 2, "b": 2}, {}),
    ],
)
def test_few_are_not_kept_apart(counts, kept):
    assert rules.not_few(counts) == kept


def test_totals_of_choices_stay_and_no_text(event):
    session = make_session(event, capacity=50)
    each = {"asked_of": "person", "retention_days": 7}
    role = make_question(session, kind="choice", **each, choices=[("A", ""), ("B", ""), ("C", "")])
    yes_no = make_question(session, kind="yes_no", **each, wording_nl="Ja?")
    text = make_question(session, **each, wording_nl="Wat?")
    for number in range(15):
        answers = {role.pk: "c1" if number < 8 else "c2" if number < 12 else "c3", yes_no.pk: "yes", text.pk: "Geheim"}
        says(session, f"P{number}", answers=answers)
    actions.cancel(Attendee.objects.get(name="P0"), now=NOW)
    later = session.ends_at + 7 * DAY
    assert forget_answers(later) == 45
    assert set(AnswerTotal.objects.values_list("question", "value", "number")) == {
        (role.pk, "c1", 7),
        (role.pk, "", 7),
        (yes_no.pk, "yes", 14),
    }
    assert "Geheim" not in str(list(AnswerTotal.objects.values()))
    assert forget_answers(later + DAY) == 0
    assert AnswerTotal.objects.count() == 3
    shown = totals(session, questions_with_answers(session), [], now=later)
    assert [(total.label, sorted(number for _text, number in total.lines)) for total in shown] == [
        ("Wat is je vraag?", [7, 7]),
        ("Ja?", [14]),
        ("Wat?", [0]),
    ]


def test_question_with_totals_is_archived_and_not_deleted(event):
    session = make_session(event)
    question = make_question(session, kind="yes_no", retention_days=1)
    for number in range(5):
        says(session, f"P{number}", contact={question.pk: "no"})
    forget_answers(session.ends_at + DAY)
    assert actions.stop_asking(question, session=session, by=None, now=NOW) is True


def test_night_forgets_everything_and_writes_down_how_much(session):
    turn_on(session)
    question = make_question(session, retention_days=7)
    says(session, "Anna", contact={question.pk: "Weg"}, dietary="Noten", learning=actions.Learning(text="Leren"))
    done = apply_retention(now=session.ends_at + 7 * DAY)
    assert {path: number for path, number in done.items() if number} == {
        "events.actions.forgetting.forget_answers": 1,
        "events.actions.forgetting.forget_needs": 1,
    }
    assert set(Purge.objects.values_list("retainer", "rows", "happened_at")) == {
        (path, 1, session.ends_at + 7 * DAY) for path, number in done.items() if number
    }
    assert Registration.objects.get().contact_name == "Anna"


def test_answers_become_totals_also_when_the_worker_was_away_for_months(event):
    session = make_session(event)
    question = make_question(session, kind="yes_no")
    for number in range(6):
        says(session, f"P{number}", contact={question.pk: "yes"})
    apply_retention(now=session.ends_at + 200 * DAY)
    assert AnswerTotal.objects.values_list("value", "number").get() == ("yes", 6)
    assert (Answer.objects.count(), set(Attendee.objects.values_list("name", flat=True))) == (0, {"-"})


def test_command_counts_first_and_then_removes(session):
    turn_on(session)
    says(session, "Anna", dietary="Noten")
    printed = io.StringIO()
    with time_machine.travel(session.ends_at + 8 * DAY, tick=False):
        call_command("apply_retention", dry_run=True, stdout=printed)
        assert "     1 events.actions.forgetting.forget_needs\n" in printed.getvalue()
        assert printed.getvalue().endswith("1 rows would be removed\n")
        assert (Needs.objects.count(), Purge.objects.count()) == (1, 0)
        call_command("apply_retention", stdout=printed)
    assert printed.getvalue().endswith("1 rows removed\n")
    assert (Needs.objects.count(), Purge.objects.get().rows) == (0, 1)


def test_erasing_takes_what_a_person_said_and_leaves_that_of_others(session):
    turn_on(session)
    once, each = make_question(session), make_question(session, asked_of="person", wording_nl="Ieder?")
    for name in ("Anna", "Bram"):
        learning = actions.Learning(text=f"Leert {name}")
        says(
            session, name, contact={once.pk: f"Contact {name}"}, answers={each.pk: f"Zegt {name}"},
            dietary=f"Dieet {name}", learning=learning,
        )  # fmt: skip
    erase(email="anna@example.org", now=NOW)
    rows = [*Answer.objects.values_list("value"), *Needs.objects.values_list("dietary")]
    rows += LearningQuestion.objects.values_list("text")
    assert sorted(rows) == [("Contact Bram",), ("Dieet Bram",), ("Leert Bram",), ("Zegt Bram",)]


def test_course_is_forgotten_from_its_last_date_on(event):
    """Counted from the first date, needs and answers were gone while people still came."""
    last = NOW + timedelta(days=120)
    course = make_session(event, days=14, further_dates=[(last, last + timedelta(hours=2))])
    turn_on(course)
    question = make_question(course, retention_days=7)
    says(course, "Anna", contact={question.pk: "Iets"}, dietary="Noten", learning=actions.Learning(text="Leren"))
    apply_retention(now=last)
    assert (Answer.objects.count(), Needs.objects.count(), LearningQuestion.objects.count()) == (1, 1, 1)
    assert Attendee.objects.get().name == "Anna"
    assert Needs.visible(course, now=last)
    over = last + timedelta(hours=2)
    assert not Needs.visible(course, now=over + 7 * DAY)
    apply_retention(now=over + 7 * DAY)
    assert (Answer.objects.count(), Needs.objects.count(), LearningQuestion.objects.count()) == (0, 0, 1)
