"""One session's screen: who comes, who waits for what, what happened, and what it costs."""

import pytest

from events import actions
from events.enums import AttendeeStatus
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import url

QUERIES = 16


@pytest.mark.parametrize("number", [3, 40])
def test_screen_costs_the_same_for_few_and_many(organiser, client, event, number, django_assert_num_queries):
    session = make_session(event, capacity=number // 2)
    for person in range(number):
        book(session, f"Persoon{person}")
    client.get(url("session", session))
    with django_assert_num_queries(QUERIES):
        response = client.get(url("session", session))
    people = response.context["people"]
    assert (len(people.seated), len(people.queue)) == (number // 2, number - number // 2)


def test_queue_stands_in_order_with_what_each_waits_for(organiser, client, event):
    session = make_session(event, capacity=4)
    book(session, "Anna", "Bram", "Chris")
    book(session, "Dewi", "Emre")
    book(session, "Fatima", "Gijs", "Hanna", allow_partial=True)
    queue = client.get(url("session", session)).context["people"].queue
    assert [(party.position, len(party.people), party.missing) for party in queue] == [(1, 2, 2), (2, 2, 1)]
    seated = client.get(url("session", session)).context["people"].seated
    assert [row.name for row in seated] == ["Anna", "Bram", "Chris", "Fatima"]


def test_screen_of_an_empty_session_leads_on(organiser, client, session):
    text = client.get(url("session", session)).text
    assert url("register", session) in text
    assert url("call_off", session) in text


def test_called_off_session_offers_nothing_to_change(organiser, client, event, session):
    after = make_session(event, days=30)
    actions.call_off(session, reason="De zaal is dicht.", successor=after, now=NOW)
    text = client.get(url("session", session)).text
    assert "De zaal is dicht." in text
    assert url("session", after) in text
    for name in ("move", "places", "rules", "call_off", "register"):
        assert url(name, session) not in text
    assert url("copy", session) in text


def test_screen_says_that_mail_failed(organiser, client, event, session):
    book(session, "Anna")
    other = make_session(event, days=20)
    OutboxMessage.objects.update(status=MessageStatus.FAILED)
    assert client.get(url("session", session)).context["failed_mails"] == 1
    assert client.get(url("session", other)).context["failed_mails"] == 0


def test_history_tells_who_did_what_with_the_reason(organiser, client, event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    waiting = book(session, "Bram").attendees[0]
    actions.confirm_by_hand(waiting, reason="Belangrijk voor de groep", by=organiser, now=NOW)
    text = client.get(url("history", session)).text
    assert "Belangrijk voor de groep" in text
    assert "Bram" not in text
    assert client.get(url("history", session), {"p": "9" * 30}).status_code == 200


def test_gone_people_are_kept_apart(organiser, client, session):
    anna = book(session, "Anna").attendees[0]
    actions.cancel(anna, now=NOW)
    people = client.get(url("session", session)).context["people"]
    assert [(row.name, row.status) for row in people.gone] == [("Anna", AttendeeStatus.CANCELLED)]
    assert people.seated == []


def test_fair_shares_stand_among_the_facts_when_there_are_any(organiser, client, event):
    plain, shared = make_session(event), make_session(event, company_limit=3, kept_for_new=1)
    assert "Eerlijk verdeeld" not in client.get(url("session", plain)).text
    text = " ".join(client.get(url("session", shared)).text.split())
    assert "hoogstens 3 plaatsen voor één bedrijf" in text
    assert "1 plaats bewaard voor bedrijven die voor het eerst komen" in text
