"""Evaluation: asked of who came, answered once, who and what apart, shown from five answers on."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.afterwards import rules
from events.afterwards.actions import ask_how_it_was, evaluate
from events.afterwards.errors import NotOpenForEvaluation
from events.afterwards.models import EvaluationAnswer, EvaluationTicket
from events.afterwards.queries import evaluation_of
from events.models import Attendee
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.afterwards.after import DAY, came, link_of, opinion
from tests.events.factories import book, make_session

SECOND = timedelta(seconds=1)
GOOD = {"useful": "5", "recommends": "yes", "takes_along": "Een lijst", "different": "Meer tijd"}


def address(found):
    return reverse("afterwards_evaluation", args=[link_of(found)])


def answers():
    rows = EvaluationAnswer.objects.values_list("session", "useful", "recommends", "takes_along", "different")
    return sorted(rows)


def at(session, days=0):
    return time_machine.travel(session.over_at + days * DAY, tick=False)


def test_asked_the_morning_after_of_who_came_once(session):
    came(session, "Anna", "Bram")
    came(session, "Cora", attendance="partial")
    for name, attendance in (("Dirk", "absent"), ("Eef", "excused"), ("Fien", "unknown")):
        came(session, name, attendance=attendance)
    morning = rules.morning_after(session, 1)
    assert [ask_how_it_was(moment) for moment in (morning - SECOND, morning, morning + DAY)] == [0, 3, 0]
    told = OutboxMessage.objects.filter(kind="afterwards.evaluate").values_list("to", flat=True)
    assert sorted(told) == ["anna@example.org", "anna@example.org", "cora@example.org"]
    assert EvaluationTicket.objects.filter(answered=False).count() == 3


def test_attendance_noted_days_later_is_still_asked_within_eight_days(session):
    registration = came(session, "Anna", attendance="unknown")
    morning = rules.morning_after(session, 1)
    assert ask_how_it_was(morning) == 0
    registration.attendees.update(attendance="present")
    assert ask_how_it_was(session.over_at + 8 * DAY) == 0
    assert ask_how_it_was(session.over_at + 8 * DAY - SECOND) == 1


def test_who_answered_before_the_mail_is_not_asked(session):
    anna = came(session, "Anna").attendees.get()
    evaluate(anna, opinion(), now=session.over_at)
    assert ask_how_it_was(rules.morning_after(session, 1)) == 0


def test_mail_opens_the_page_and_is_not_sent_after_answering(session, client):
    anna, bram = came(session, "Anna").attendees.get(), came(session, "Bram").attendees.get()
    morning = rules.morning_after(session, 1)
    with time_machine.travel(morning, tick=False):
        ask_how_it_was(morning)
        evaluate(bram, opinion(), now=morning)
        mail.outbox.clear()
        deliver_due(now=morning)
        (message,) = [each for each in mail.outbox if "/terugblik/" in each.body]
        assert message.to == [anna.email]
        url = next(word for word in message.body.split() if "/terugblik/" in word)
        assert client.get(url).context["form"] is not None


def test_own_link_answers_once(session, client):
    anna = came(session, "Anna").attendees.get()
    with at(session):
        assert client.get(address(anna)).status_code == 200
        assert answers() == []
        for data in (GOOD, GOOD, GOOD | {"useful": "1"}):
            response = client.post(address(anna), GOOD | data | {"person": str(anna.uid)})
            assert (response.status_code, response.url) == (302, f"{address(anna)}?done=1")
        assert client.get(address(anna)).context["form"] is None
    assert answers() == [(session.pk, 5, True, "Een lijst", "Meer tijd")]
    assert list(EvaluationTicket.objects.values_list("attendee", "answered")) == [(anna.pk, True)]


def test_nothing_joins_who_answered_with_what():
    """The columns of both tables, to the last one: neither a person, nor a moment, nor a number that counts up."""
    ticket = {field.name: type(field).__name__ for field in EvaluationTicket._meta.concrete_fields}
    answer = {field.name: type(field).__name__ for field in EvaluationAnswer._meta.concrete_fields}
    assert ticket == {"id": "BigAutoField", "attendee": "OneToOneField", "answered": "BooleanField"}
    assert answer == {
        "id": "UUIDField",
        "session": "ForeignKey",
        "useful": "PositiveSmallIntegerField",
        "recommends": "BooleanField",
        "takes_along": "CharField",
        "different": "CharField",
    }


def test_numbers_of_answers_do_not_tell_their_order(event):
    session = make_session(event, capacity=60)
    for number in range(20):
        person = came(session, f"P{number:02}").attendees.get()
        evaluate(person, opinion(takes_along=f"{number:02}"), now=session.over_at)
    stored = list(EvaluationAnswer.objects.values_list("takes_along", flat=True))
    assert sorted(stored) != stored
    assert {row.version for row in EvaluationAnswer.objects.values_list("pk", flat=True)} == {4}


def test_answering_writes_no_line_in_a_log(session):
    anna = came(session, "Anna").attendees.get()
    before = ModelLogEntry.objects.count()
    evaluate(anna, opinion(), now=session.over_at)
    assert ModelLogEntry.objects.count() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"useful": "0"},
        {"useful": "6"},
        {"useful": ""},
        {"recommends": "maybe"},
        {"takes_along": "x" * 601},
        {"different": "\x00"},
    ],
)
def test_wrong_answers_are_told_and_leave_the_ticket(session, client, wrong):
    anna = came(session, "Anna").attendees.get()
    with at(session):
        response = client.post(address(anna), GOOD | wrong | {"person": str(anna.uid)})
    assert response.status_code == 422
    assert (answers(), EvaluationTicket.objects.filter(answered=True).count()) == ([], 0)


def test_window_runs_from_the_end_for_thirty_days(session):
    anna = came(session, "Anna").attendees.get()
    for moment in (session.over_at - SECOND, session.over_at + 30 * DAY):
        with pytest.raises(NotOpenForEvaluation):
            evaluate(anna, opinion(), now=moment)
    assert evaluate(anna, opinion(), now=session.over_at + 30 * DAY - SECOND) is True


@pytest.mark.parametrize("attendance", ["unknown", "absent", "excused"])
def test_who_was_not_there_finds_no_page(session, client, attendance):
    anna = came(session, "Anna", attendance=attendance).attendees.get()
    with at(session):
        assert client.get(address(anna)).status_code == 404
        assert client.post(address(anna), GOOD | {"person": str(anna.uid)}).status_code == 404
    assert answers() == []


def test_contact_answers_for_each_person_apart(session, client):
    registration = came(session, "Anna", "Bram")
    anna, bram = registration.attendees.order_by("pk")
    with at(session):
        assert client.get(address(registration)).context["form"] is None
        assert client.post(address(registration), GOOD).status_code == 404
        client.post(address(registration), GOOD | {"person": str(anna.uid)})
        assert client.get(address(registration)).context["person"] == bram
        client.post(address(registration), GOOD | {"person": str(bram.uid), "useful": "2"})
    assert [row[1] for row in answers()] == [2, 5]


def test_person_of_another_link_or_session_is_not_found(session, event, client):
    anna, bram = came(session, "Anna").attendees.get(), came(session, "Bram").attendees.get()
    later = came(make_session(event, days=14), "Anna").attendees.get()
    with at(session):
        for other in (bram, later):
            data = GOOD | {"person": str(other.uid)}
            assert client.post(address(anna), data).status_code == 404
            assert client.get(address(anna), {"person": str(other.uid)}).status_code == 404
    assert answers() == []


def results(client, session):
    return client.get(reverse("afterwards_evaluation_results", args=[session.reference]))


def fill(session, number, **words):
    for place in range(number):
        person = came(session, f"P{place}").attendees.get()
        evaluate(person, opinion(takes_along=f"Tekst {person.name}", **words), now=session.over_at)


def test_below_five_answers_nothing_is_shown_but_their_number(organiser, client, event, session):
    fill(session, 4, useful=1)
    fill(make_session(event), 1)  # of another session: does not count along
    shown = results(client, session)
    assert (shown.context["evaluation"].answered, shown.context["evaluation"].asked) == (4, 4)
    assert (shown.context["evaluation"].totals, shown.context["evaluation"].texts) == ([], [])
    assert "Tekst P" not in shown.text
    assert "<progress" not in shown.text


def test_from_five_answers_on_totals_and_texts_are_shown(organiser, client, event):
    session = make_session(event, capacity=30)
    fill(session, 4)
    for name, useful in (("Zus", 1), ("Aap", 5)):
        person = came(session, name).attendees.get()
        evaluate(person, opinion(useful, False, takes_along=name, different=f"Niet {name}"), now=session.over_at)
    found = evaluation_of(session)
    assert [[number for _label, number in lines] for _question, lines in found.totals] == [[1, 4, 0, 0, 1], [4, 2]]
    assert found.texts[0][1] == ["Aap", "Tekst P0", "Tekst P1", "Tekst P2", "Tekst P3", "Zus"]
    assert found.texts[1][1] == ["Niet Aap", "Niet Zus"]
    text = results(client, session).text
    assert text.count("<progress") == 7
    assert "Niet Zus" in text


@pytest.mark.parametrize("number", [3, 30])
def test_asking_costs_the_same_for_every_number(event, django_assert_num_queries, number):
    session = make_session(event, capacity=40)
    for place in range(number):
        came(session, f"P{place}")
    with django_assert_num_queries(6):
        assert ask_how_it_was(rules.morning_after(session, 1)) == number


@pytest.mark.parametrize("number", [5, 30])
def test_results_cost_the_same_for_every_number(event, django_assert_num_queries, number):
    session = make_session(event, capacity=40)
    fill(session, number)
    with django_assert_num_queries(3):
        evaluation_of(session)


def test_substituted_place_and_unnamed_one_are_not_asked(session):
    came(session, "Anna")
    registration = book(session, "Bram").registration
    Attendee.objects.filter(registration=registration).update(attendance="present", name="")
    assert ask_how_it_was(rules.morning_after(session, 1)) == 1
