"""The organiser reads what people answered, and takes it along in lists; looking is written down."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
import time_machine
from django.utils.translation import gettext
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from events import actions
from events.models import Answer, LearningQuestion, Needs, Question
from tests.events.asking import field, make_question, somebody, turn_on
from tests.events.factories import NOW, make_session
from tests.events.organisers import behalf_data, fields_of, url

SCREENS = [("questions", False, 11), ("answers", False, 14), ("answers", True, 17)]


def looked():
    return [entry.data for entry in ModelLogEntry.objects.filter(action="events.list").order_by("pk")]


def test_answers_are_totals_until_somebody_asks_for_persons(organiser, client, answered):
    text = client.get(url("answers", answered)).text
    for secret in ("Geen noten", "Een lift", "Hoe begin je?"):
        assert secret not in text
    shown = {total.label: total.lines for total in client.get(url("answers", answered)).context["totals"]}
    assert list(shown.values())[:2] == [[(gettext("Answers"), 2)], [("Eigenaar", 2)]]
    assert [number for _label, number in list(shown.values())[2]] == [1, 1]
    assert "9,5" in text
    assert looked() == []
    text = client.post(url("answers", answered)).text
    for said in ("Geen noten", "Een lift", "Hoe begin je?", "Eigenaar", "7,5"):
        assert said in text
    (entry,) = looked()
    assert (entry["kind"], entry["people"], {"dietary", "access"} <= set(entry["columns"])) == ("screen", 3, True)
    assert "noten" not in str(entry)


def test_needs_are_seen_until_seven_days_after(organiser, client, answered):
    columns = ["name", "dietary"]
    for moment, status in ((timedelta(days=7, seconds=-1), True), (timedelta(days=7), False)):
        with time_machine.travel(answered.ends_at + moment, tick=False):
            client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
            assert ("Geen noten" in client.post(url("answers", answered)).text) is status
            response = client.post(url("list", answered), {"kind": "csv", "who": "seated", "columns": columns})
            assert ("noten" in response.content.decode()) is status
    assert Needs.objects.count() == 2


def test_list_holds_answers_that_were_chosen(organiser, client, answered):
    hours, role = (Question.objects.get(kind=kind) for kind in ("hours", "choice"))
    columns = ["name", f"q_{hours.reference}", f"q_{role.reference}", "wants", "brings", "access"]
    data = {"kind": "csv", "who": "seated", "columns": columns}
    text = client.post(url("list", answered), data).content.decode("utf-8-sig")
    assert list(csv.reader(StringIO(text), delimiter=";"))[1:] == [
        ["Anna", "7,5", "Eigenaar", "Hoe begin je?", "'=Een lijst", ""],
        ["Bram", "7,5", "Eigenaar", "", "", ""],
        ["Cora", "2", "", "", "", "Een lift"],
    ]
    rows = list(
        load_workbook(BytesIO(client.post(url("list", answered), data | {"kind": "xlsx"}).content)).active.values
    )
    assert [row[1] for row in rows[1:]] == ["7,5", "7,5", "2"]
    assert "Een lift" in client.post(url("list", answered), data | {"kind": "print"}).text
    assert looked()[0]["columns"] == columns


def test_list_takes_no_question_of_another_session(organiser, client, answered, event):
    other = make_question(make_session(event, days=30))
    data = {"kind": "csv", "who": "seated", "columns": ["name", f"q_{other.reference}"]}
    assert client.post(url("list", answered), data).status_code == 200
    assert looked() == []


def test_list_with_more_columns_than_letters(organiser, client, session):
    numbers = [make_question(session, wording_nl=f"Vraag {number}?") for number in range(30)]
    columns = ["name", *[f"q_{question.reference}" for question in numbers]]
    response = client.post(url("list", session), {"kind": "xlsx", "who": "all", "columns": columns})
    assert len(next(iter(load_workbook(BytesIO(response.content)).active.values))) == 31


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize(("name", "send", "queries"), SCREENS)
def test_screens_cost_the_same_for_few_and_many(
    organiser, client, event, number, name, send, queries, django_assert_num_queries
):
    session = make_session(event, capacity=100)
    turn_on(session)
    asked = [make_question(session, wording_nl=f"Vraag {place}?", asked_of="person") for place in range(number)]
    for place in range(number):
        answers = {question.pk: "Zo" for question in asked}
        person = somebody(f"P{place}", answers=answers, dietary="Vega", learning=actions.Learning(text="Leren"))
        contact = actions.Contact(person.name, person.email)
        actions.register(session, contact=contact, people=[person], key=uuid4(), now=NOW)
    ask = client.post if send else client.get
    ask(url(name, session))
    with django_assert_num_queries(queries):
        assert ask(url(name, session)).status_code == 200


@pytest.mark.parametrize("number", [3, 30])
def test_list_with_answers_costs_the_same(organiser, client, event, number, django_assert_num_queries):
    session = make_session(event, capacity=100)
    turn_on(session)
    question = make_question(session, asked_of="person")
    for place in range(number):
        person = somebody(f"P{place}", answers={question.pk: "Zo"}, dietary="Vega")
        contact = actions.Contact(person.name, person.email)
        actions.register(session, contact=contact, people=[person], key=uuid4(), now=NOW)
    data = {"kind": "csv", "who": "all", "columns": ["name", f"q_{question.reference}", "dietary", "wants"]}
    client.post(url("list", session), data)
    with django_assert_num_queries(12):
        assert len(client.post(url("list", session), data).content.splitlines()) == number + 1


def test_registering_on_behalf_asks_and_requires_nothing(organiser, client, session):
    once = make_question(session, required=True)
    each = make_question(session, kind="choice", asked_of="person", required=True)
    turn_on(session)
    assert client.post(url("register", session), behalf_data()).status_code == 302
    assert Answer.objects.count() == 0
    data = behalf_data(contact_email="els@example.org", people="", dietary="Vega", text="Leren")
    data |= {field(once): "Gebeld", field(each): "c2"}
    assert client.post(url("register", session), data).status_code == 302
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["Gebeld", "c2"]
    assert (Needs.objects.get().dietary, LearningQuestion.objects.get().text) == ("Vega", "Leren")
    client.post(url("register", session), data | {"key": str(uuid4()), field(each): "c9"})
    assert Answer.objects.count() == 2


def test_organiser_fills_in_what_somebody_told(organiser, client, answered):
    bram, role = answered.attendees.get(name="Bram"), Question.objects.get(kind="choice")
    page = client.get(url("answer_place", answered, bram))
    data = fields_of(page)
    assert looked()[0] == {"kind": "person", "registration": bram.registration.reference, "people": 1}
    assert (data[field(role)], data["dietary"]) == ("c1", "")
    data |= {field(role): "c2", "dietary": "Vega"}
    assert client.post(url("answer_place", answered, bram), data).status_code == 302
    assert Answer.objects.get(attendee=bram).value == "c2"
    assert Answer.objects.get(registration=bram.registration, attendee=None).value == "7.5"
    assert Needs.objects.get(attendee=bram).dietary == "Vega"
    assert url("answer_place", answered, bram) in client.get(url("session", answered)).text


def test_nothing_is_filled_in_once_the_session_is_over(organiser, client, answered):
    bram = answered.attendees.get(name="Bram")
    with time_machine.travel(answered.ends_at, tick=False):
        client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
        assert client.post(url("answer_place", answered, bram), {"dietary": "Vega"}).status_code == 409
    assert Answer.objects.filter(attendee=bram).exists()
