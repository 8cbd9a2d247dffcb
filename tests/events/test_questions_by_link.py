"""Seeing and changing one's own answers by the link in the mail."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from events import actions
from events.links import sign_attendee, sign_registration
from events.models import Answer, LearningQuestion, Needs
from tests.events.asking import field, make_question, somebody, turn_on
from tests.events.factories import NOW, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked(session):
    """A session that asks one thing of the contact and one of each person, and needs."""
    questions = make_question(session), make_question(session, asked_of="person", wording_nl="En jij?")
    turn_on(session)
    return questions


@pytest.fixture
def registration(session, asked):
    """Anna registers Bram, who has an address, and Cora, who has none; everybody says something."""
    once, each = asked

    def says(name, **fields):
        return somebody(name, answers={each.pk: f"Zegt {name}"}, dietary=f"Dieet van {name}", **fields)

    contact = actions.Contact("Anna", "anna@example.org", answers={once.pk: "Voor allen"})
    people = [says("Anna"), says("Bram"), says("Cora", email="")]
    return actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW).registration


def page_of(link, person=None):
    return f"/aanmelding/{link}/antwoorden/" + (f"?person={person.uid}" if person else "")


def person_of(registration, name):
    return registration.attendees.get(name=name)


def test_contact_sees_own_answers_and_of_who_has_no_address(client, registration):
    link = sign_registration(registration)
    overview = client.get(f"/aanmelding/{link}/").text
    assert overview.count("/antwoorden/") == 3
    for name, code in (("Anna", 200), ("Cora", 200), ("Bram", 409)):
        response = client.get(page_of(link, person_of(registration, name)))
        assert (name, response.status_code) == (name, code)
        assert (f"Dieet van {name}" in response.text) is (code == 200)
    assert "Voor allen" in client.get(page_of(link)).text


def test_person_changes_only_own_answers(client, registration, asked):
    bram = person_of(registration, "Bram")
    link = sign_attendee(bram)
    assert "Voor allen" not in client.get(page_of(link, bram)).text
    data = {
        "person": str(bram.uid),
        field(asked[1]): "Iets nieuws",
        "dietary": "",
        "access": "Een lift",
        "text": "Leren",
    }
    assert client.post(page_of(link), data).url.endswith("?done=answer")
    assert Answer.objects.get(attendee=bram).value == "Iets nieuws"
    assert Needs.objects.filter(attendee=bram).values_list("dietary", "access").get() == ("", "Een lift")
    assert LearningQuestion.objects.get().attendee == bram
    assert sorted(Answer.objects.exclude(attendee=bram).values_list("value", flat=True)) == [
        "Voor allen",
        "Zegt Anna",
        "Zegt Cora",
    ]
    assert client.get(page_of(link, person_of(registration, "Anna"))).status_code == 404
    assert client.get(page_of(link)).status_code == 404


def test_emptying_takes_away_what_was_said(client, registration):
    bram = person_of(registration, "Bram")
    client.post(page_of(sign_attendee(bram)), {"person": str(bram.uid)})
    assert not Answer.objects.filter(attendee=bram).exists()
    assert not Needs.objects.filter(attendee=bram).exists()


def test_contact_changes_what_was_answered_for_all(client, registration, asked):
    client.post(page_of(sign_registration(registration)), {field(asked[0]): "Voor iedereen"})
    assert Answer.objects.get(attendee=None).value == "Voor iedereen"
    assert Answer.objects.count() == 4


@pytest.mark.parametrize("value", ["x" * 1001, "nul\x00"])
def test_wrong_answer_changes_nothing(client, registration, asked, value):
    bram = person_of(registration, "Bram")
    response = client.post(page_of(sign_attendee(bram)), {"person": str(bram.uid), field(asked[1]): value})
    assert "lg-error-summary" in response.text
    assert Answer.objects.get(attendee=bram).value == "Zegt Bram"


def test_nothing_is_seen_or_changed_once_the_session_has_begun(client, registration, session, asked):
    anna = person_of(registration, "Anna")
    link = sign_registration(registration)
    with time_machine.travel(session.starts_at - timedelta(minutes=1), tick=False):
        assert client.get(page_of(link, anna)).status_code == 200
    with time_machine.travel(session.starts_at, tick=False):
        for address in (page_of(link, anna), page_of(link)):
            assert client.get(address).status_code == 409
            assert client.post(address, {"person": str(anna.uid), field(asked[1]): "Te laat"}).status_code == 409
        assert "/antwoorden/" not in client.get(f"/aanmelding/{link}/").text
    assert Answer.objects.get(attendee=anna).value == "Zegt Anna"


def test_substitute_inherits_nothing_and_needs_go_at_once(client, registration):
    cora = person_of(registration, "Cora")
    dirk = actions.substitute(cora, actions.Person("Dirk", "dirk@example.org"), now=NOW)
    assert not Needs.objects.filter(attendee__in=[cora, dirk]).exists()
    assert not Answer.objects.filter(attendee=dirk).exists()
    text = client.get(page_of(sign_attendee(dirk), dirk)).text
    assert "Cora" not in text
    for link in (sign_attendee(cora), sign_registration(registration)):
        assert client.get(page_of(link, cora)).status_code == 409


def test_needs_of_who_cancels_go_at_once(registration):
    actions.cancel(person_of(registration, "Anna"), now=NOW)
    assert sorted(Needs.objects.values_list("attendee__name", flat=True)) == ["Bram", "Cora"]


def test_answers_to_what_is_asked_no_more_stay(client, registration, session, asked):
    bram = person_of(registration, "Bram")
    actions.stop_asking(asked[1], session=session, by=None, now=NOW)
    client.post(page_of(sign_attendee(bram)), {"person": str(bram.uid), "dietary": "Vega"})
    assert Answer.objects.get(attendee=bram).value == "Zegt Bram"


def test_page_of_a_session_that_asks_nothing(client, event):
    plain = make_session(event, days=30)
    people = [somebody("Anna")]
    contact = actions.Contact("Anna", "anna@example.org")
    found = actions.register(plain, contact=contact, people=people, key=uuid4(), now=NOW).registration
    link = sign_registration(found)
    assert "/antwoorden/" not in client.get(f"/aanmelding/{link}/").text
    assert client.get(page_of(link)).status_code == 409
