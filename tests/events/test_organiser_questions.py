"""The organiser's screens of questions."""

import pytest
from django.urls import reverse

from events.models import Question
from events.viewsets.ready_made import READY_MADE
from tests.events.asking import CHOICES, make_question
from tests.events.factories import NOW, make_session
from tests.events.organisers import fields_of, url


def of_question(name, session, question):
    return reverse(f"organiser_{name}_question", args=[session.reference, question.reference])


def typed(**changes):
    return {
        "where": "here",
        "kind": "choice",
        "asked_of": "person",
        "wording_nl": "Wat is je rol?",
        "wording_en": "What is your role?",
        "choices": "Eigenaar | Owner\r\n\r\nVakkracht",
        "help_nl": "",
        "help_en": "",
        "purpose_nl": "Groepen maken",
        "purpose_en": "Making groups",
        "retention_days": "14",
    } | changes


def test_question_is_added_shown_and_changed(organiser, client, session):
    assert client.post(url("add_question", session), typed()).url == url("questions", session)
    question = Question.objects.get()
    assert (question.session, question.event, question.retention_days) == (session, None, 14)
    assert [choice["en"] for choice in question.choices] == ["Owner", "Vakkracht"]
    assert "Wat is je rol?" in client.get(url("questions", session)).text
    page = client.get(of_question("change", session, question))
    data = fields_of(page) | {"wording_nl": "Welke rol heb je?", "choices": "Vakkracht\nBaas"}
    assert client.post(of_question("change", session, question), data).status_code == 302
    question.refresh_from_db()
    assert (question.wording_nl, question.offered()) == ("Welke rol heb je?", [("c2", "Vakkracht"), ("c3", "Baas")])


def test_question_of_all_sessions_is_shown_at_each(organiser, client, event, session):
    client.post(url("add_question", session), typed(where="everywhere"))
    other = make_session(event, days=30)
    for each in (session, other):
        assert [row.wording_nl for row in client.get(url("questions", each)).context["of_event"]] == ["Wat is je rol?"]
    assert client.get(of_question("change", other, Question.objects.get())).status_code == 200


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"kind": "file"}, "kind"),
        ({"wording_nl": ""}, "wording_nl"),
        ({"wording_en": "x" * 201}, "wording_en"),
        ({"purpose_nl": ""}, "purpose_nl"),
        ({"wording_nl": "nul\x00"}, "wording_nl"),
        ({"choices": "Een"}, "choices"),
        ({"choices": "Een\nEen | One"}, "choices"),
        ({"choices": "\n".join(f"keuze {number}" for number in range(21))}, "choices"),
        ({"choices": "x" * 81 + "\nb"}, "choices"),
        ({"retention_days": "0"}, "retention_days"),
        ({"retention_days": "61"}, "retention_days"),
        ({"retention_days": "9" * 400}, "retention_days"),
        ({"where": "nergens"}, "where"),
    ],
)
def test_wrong_question_comes_back(organiser, client, session, changes, wrong):
    response = client.post(url("add_question", session), typed(**changes))
    assert (response.status_code, list(response.context["form"].errors)) == (200, [wrong])
    assert Question.objects.count() == 0


@pytest.mark.parametrize("key", sorted(READY_MADE))
def test_ready_question_is_added_as_it_stands(organiser, client, session, key):
    address = url("add_question", session) + f"?ready={key}"
    assert client.post(address, fields_of(client.get(address)) | {"where": "here"}).status_code == 302
    assert Question.objects.get().wording_nl == READY_MADE[key]["wording_nl"]
    assert f"?ready={key}" not in client.get(url("questions", session)).text


def test_kind_of_an_answered_question_stays(organiser, client, answered):
    question = Question.objects.get(kind="hours")
    data = fields_of(client.get(of_question("change", answered, question))) | {"kind": "text"}
    assert client.post(of_question("change", answered, question), data).status_code == 409
    assert Question.objects.get(pk=question.pk).kind == "hours"


def test_two_organisers_at_one_question_lose_nothing(organiser, client, session):
    question = make_question(session)
    data = fields_of(client.get(of_question("change", session, question)))
    Question.objects.update(purpose_nl="Iets anders")
    response = client.post(of_question("change", session, question), data | {"wording_nl": "Nieuw?"})
    assert (response.status_code, len(response.context["form"].meanwhile)) == (200, 1)
    again = client.post(of_question("change", session, question), fields_of(response))
    assert again.status_code == 302
    question.refresh_from_db()
    assert (question.wording_nl, question.purpose_nl) == ("Nieuw?", "Iets anders")


def test_order_changes_by_a_button(organiser, client, session):
    first, second, third = (make_question(session, wording_nl=word) for word in ("A", "B", "C"))
    client.post(url("questions", session), {"up": third.reference})
    assert list(Question.objects.of_session(session)) == [first, third, second]
    client.post(url("questions", session), {"up": first.reference})
    assert list(Question.objects.of_session(session)) == [first, third, second]
    assert client.post(url("questions", session), {"up": "zzz"}).status_code == 404


def test_taking_away_asks_first(organiser, client, answered):
    question = Question.objects.get(kind="hours")
    assert client.get(of_question("stop", answered, question)).status_code == 200
    assert Question.objects.filter(archived_at=None).count() == 2
    client.post(of_question("stop", answered, question))
    assert Question.objects.get(pk=question.pk).archived_at == NOW
    assert client.get(of_question("change", answered, question)).status_code == 404
    assert "7,5" in client.post(url("answers", answered)).text


def test_question_of_another_session_is_not_found(organiser, client, event, session):
    other = make_question(make_session(event, days=20))
    for name in ("change", "stop"):
        assert client.get(of_question(name, session, other)).status_code == 404
        assert client.post(of_question(name, session, other)).status_code == 404
    assert client.post(url("questions", session), {"up": other.reference}).status_code == 404


def test_registration_screen_turns_needs_and_learning_on(organiser, client, session):
    data = fields_of(client.get(url("rules", session))) | {"asks_needs": "on", "asks_learning": "on"}
    assert client.post(url("rules", session), data).status_code == 302
    session.refresh_from_db()
    assert (session.asks_needs, session.asks_learning) == (True, True)


def test_texts_of_a_question_are_no_markup(organiser, client, session):
    make_question(session, kind="choice", wording_nl="<i>Wat?</i>", choices=CHOICES)
    for name in ("questions", "answers", "register", "list"):
        assert "<i>Wat?" not in client.get(url(name, session)).text
