"""Asking the questions of a session by the public form."""

import pytest
import time_machine

from events import actions
from events.links import sign_registration
from events.models import Answer, EventTheme, LearningQuestion, Needs, Question, Registration
from tests.events.asking import field, make_question, turn_on
from tests.events.factories import NOW, make_event
from tests.events.test_registering import typed, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def said():
    """Every answer as (question, whose, value)."""
    rows = Answer.objects.select_related("attendee", "question").order_by("question_id", "pk")
    return [(row.question.kind, row.attendee.name if row.attendee else None, row.value) for row in rows]


def test_form_without_questions_has_no_word_about_them(client, session):
    text = client.get(url_of(session)).text
    for name in ("q_", "dietary", "brings_text", 'role="group"'):
        assert name not in text


def test_form_asks_the_contact_once_and_each_person(client, session):
    once, each = make_question(session), make_question(session, asked_of="person", wording_nl="Wat is je rol?")
    turn_on(session)
    text = client.post(url_of(session), typed(session, "Bram", add="1")).text
    assert f'name="{field(once)}"' in text
    assert f'name="{field(once, "people-0-")}"' not in text
    for name in (field(each), "dietary", "access", "theme", "brings_text"):
        for prefix in ("", "people-0-", "people-1-", "people-__prefix__-"):
            assert f'name="{prefix}{name}"' in text
    assert "De sessie voorbereiden" in text
    assert "60 dagen na de sessie" in text
    assert "lg-error-summary" not in text


def test_form_in_english_asks_in_english(client, tree, session):
    question = make_question(session, kind="choice")
    make_event(tree.en, slug="learning", translation_key=session.event.translation_key)
    text = client.get(f"/en/agenda/learning/aanmelden/{session.reference}/").text
    for word in (question.wording_en, question.purpose_en, "Skilled worker", "60 days"):
        assert word in text
    for word in (question.wording_nl, question.purpose_nl, "Vakkracht"):
        assert word not in text


def test_what_organisers_typed_is_text_and_no_markup(client, session):
    choices = [("<b>", ""), ("a", "")]
    make_question(session, kind="choice", wording_nl="Wat <i>nu</i>?", help_nl="<script>x</script>", choices=choices)
    text = client.get(url_of(session)).text
    for markup in ("<i>nu", "<script>x", "<b>"):
        assert markup not in text
    assert "&lt;script&gt;x" in text


def test_form_stores_what_everybody_said(client, session):
    theme = EventTheme.objects.create(slug="fouten", name_nl="Fouten", name_en="Mistakes")
    hours, role = make_question(session, kind="hours"), make_question(session, kind="choice", asked_of="person")
    turn_on(session)
    data = typed(session, "Bram", "Cora") | {
        field(hours): "7,50",
        field(role): "c1",
        field(role, "people-0-"): "c2",
        "dietary": "Geen noten",
        "people-0-access": "Een lift",
        "people-1-theme": str(theme.pk),
        "people-1-text": "Hoe dan?",
        "people-1-brings_text": "Een lijst",
    }
    assert client.post(url_of(session), data).status_code == 302
    assert said() == [("hours", None, "7.5"), ("choice", "Anna", "c1"), ("choice", "Bram", "c2")]
    assert list(Needs.objects.order_by("pk").values_list("attendee__name", "dietary", "access")) == [
        ("Anna", "Geen noten", ""),
        ("Bram", "", "Een lift"),
    ]
    wish = LearningQuestion.objects.select_related("attendee").get()
    assert (wish.attendee.name, wish.theme, wish.text, wish.brings_theme, wish.brings_text) == (
        "Cora",
        theme,
        "Hoe dan?",
        None,
        "Een lijst",
    )


def test_form_sent_twice_writes_answers_once(client, session):
    question = make_question(session)
    turn_on(session)
    data = typed(session) | {field(question): "Eén keer", "dietary": "Vega", "text": "Leren"}
    first, second = (client.post(url_of(session), data) for _time in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert (Answer.objects.count(), Needs.objects.count(), LearningQuestion.objects.count()) == (1, 1, 1)
    client.post(url_of(session), data | {field(question): "Iets anders"})
    assert Answer.objects.get().value == "Eén keer"


def test_somebody_who_is_registered_changes_no_answer_by_the_form(client, session):
    question = make_question(session, asked_of="person")
    turn_on(session, "asks_needs")
    client.post(url_of(session), typed(session) | {field(question): "Van Anna", "dietary": "Vega"})
    client.post(url_of(session), typed(session) | {field(question): "Van een ander", "dietary": "Vlees"})
    assert (Answer.objects.get().value, Needs.objects.get().dietary) == ("Van Anna", "Vega")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", ""),
        ("text", "  "),
        ("text", "x" * 1001),
        ("text", "nul\x00"),
        ("choice", ""),
        ("choice", "c9"),
        ("yes_no", "misschien"),
        ("hours", "veel"),
        ("hours", "-1"),
        ("hours", "NaN"),
        ("hours", "9" * 400),
        ("hours", "1.234"),
        ("hours", "10001"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "people-0-"])
def test_wrong_answer_comes_back_with_what_was_typed(client, session, kind, value, prefix):
    question = make_question(session, kind=kind, asked_of="person", required=True)
    right = {"text": "Goed", "choice": "c1", "yes_no": "no", "hours": "2"}[kind]
    data = typed(session, "Bram") | {field(question): right, field(question, "people-0-"): right}
    response = client.post(url_of(session), data | {field(question, prefix): value})
    assert response.status_code == 200
    summary = response.text.split("lg-error-summary")[1].split("</div>")[0]
    assert question.wording_nl in summary or f"id_{field(question, prefix)}" in summary
    assert f'href="#id_{field(question, prefix)}' in summary
    assert 'value="Bram"' in response.text
    assert Registration.objects.count() == 0
    assert client.post(url_of(session), data).status_code == 302
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("fields", [{"dietary": "x" * 301}, {"access": "a\nb"}, {"theme": "999"}, {"text": "x" * 501}])
def test_wrong_needs_and_wishes_are_refused(client, session, fields):
    turn_on(session)
    response = client.post(url_of(session), typed(session) | fields)
    assert "lg-error-summary" in response.text
    assert Registration.objects.count() == 0


def test_answers_of_an_empty_row_ask_for_a_name(client, session):
    question = make_question(session, asked_of="person")
    response = client.post(url_of(session), typed(session, "") | {field(question, "people-0-"): "Wie?"})
    assert (response.status_code, Registration.objects.count()) == (200, 0)


def test_empty_row_needs_no_answers(client, session):
    question = make_question(session, asked_of="person", required=True)
    client.post(url_of(session), typed(session, "") | {field(question): "Ik"})
    assert said() == [("text", "Anna", "Ik")]


def test_rows_come_and_go_without_javascript_and_keep_their_answers(client, session):
    question = make_question(session, kind="yes_no", asked_of="person")
    turn_on(session, "asks_needs")
    data = typed(session, "Bram", "Cora") | {
        field(question): "yes",
        field(question, "people-0-"): "no",
        field(question, "people-1-"): "yes",
        "people-1-dietary": "Vega",
    }
    page = client.post(url_of(session), data | {"remove": "1"}).context
    (row,) = page["formset"].forms
    assert (row["name"].value(), row[field(question)].value(), row["dietary"].value()) == ("Cora", "yes", "Vega")
    assert page["form"][field(question)].value() == "yes"
    more = client.post(url_of(session), data | {"add": "1"}).context["formset"].forms
    assert [row[field(question)].value() for row in more] == ["no", "yes", None]


def test_question_taken_away_meanwhile_is_no_error(client, session):
    question = make_question(session, required=True)
    data = typed(session) | {field(question): "Nog net"}
    Question.objects.all().delete()
    assert client.post(url_of(session), data).status_code == 302
    assert (Registration.objects.count(), Answer.objects.count()) == (1, 0)


def test_who_registers_others_only_answers_nothing_as_a_person(client, session):
    once = make_question(session, required=True)
    each = make_question(session, asked_of="person", required=True, wording_nl="En jij?")
    turn_on(session, "asks_needs")
    data = typed(session, "Bram") | {"only_others": "on", field(once): "Voor allen", "dietary": "Van niemand"}
    assert client.post(url_of(session), data).status_code == 200
    assert client.post(url_of(session), data | {field(each, "people-0-"): "Ik"}).status_code == 302
    assert said() == [("text", None, "Voor allen"), ("text", "Bram", "Ik")]
    assert Needs.objects.count() == 0


def test_people_whose_names_follow_answer_later(client, session):
    each = make_question(session, asked_of="person", required=True)
    data = typed(session) | {"unnamed": "2", field(each): "Ik"}
    assert client.post(url_of(session), data).status_code == 302
    assert said() == [("text", "Anna", "Ik")]
    link = sign_registration(Registration.objects.get())
    assert client.get(f"/aanmelding/{link}/").text.count("/antwoorden/") == 1
    unnamed = Registration.objects.get().attendees.filter(name="").first()
    actions.give_name(unnamed, actions.Person("Bram"), now=NOW)
    assert client.get(f"/aanmelding/{link}/").text.count("/antwoorden/") == 2
