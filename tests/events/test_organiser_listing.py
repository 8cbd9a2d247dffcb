"""The list of sessions and the panel on the home of the admin: what it says, and what it costs."""

import pytest
from wagtail.models import Task

from events import actions
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.organisers import url

QUERIES = 12


def titles(response):
    return [session.reference for session in response.context["object_list"]]


@pytest.mark.parametrize("number", [3, 30])
def test_list_costs_the_same_for_few_and_many(organiser, client, event, number, django_assert_num_queries):
    for days in range(number):
        book(make_session(event, capacity=2, days=days + 1), "Anna", "Bram", "Chris")
    client.get(url("sessions"))
    with django_assert_num_queries(QUERIES):
        assert len(titles(client.get(url("sessions")))) == number


def test_list_holds_what_comes_first_one_first(organiser, client, event):
    later, sooner = make_session(event, days=9), make_session(event, days=2)
    draft = make_session(event, days=5, announced=False)
    past, called_off = make_session(event, days=-3), make_session(event, days=4)
    actions.call_off(called_off, now=NOW)
    assert titles(client.get(url("sessions"))) == [sooner.reference, draft.reference, later.reference]
    assert titles(client.get(url("sessions"), {"when": "past"})) == [past.reference]
    assert titles(client.get(url("sessions"), {"when": "called_off"})) == [called_off.reference]
    assert len(titles(client.get(url("sessions"), {"when": "all"}))) == 5


def test_list_is_searched_and_filtered(organiser, client, event, tree):
    cafe = make_event(tree.nl, title="P&O-netwerkcafé", slug="cafe")
    ours, other = make_session(event, city="Zutphen"), make_session(cafe)
    assert titles(client.get(url("sessions"), {"q": "netwerk"})) == [other.reference]
    assert titles(client.get(url("sessions"), {"q": "zutphen"})) == [ours.reference]
    assert titles(client.get(url("sessions"), {"event": cafe.pk})) == [other.reference]


def test_list_shows_numbers_in_words(organiser, client, event):
    session = make_session(event, capacity=2)
    book(session, "Anna", "Bram")
    book(session, "Chris")
    actions.set_capacity(session, 1, now=NOW)
    row = client.get(url("sessions")).context["object_list"][0]
    assert (row.seats_held, row.capacity, row.surplus, row.queue_count, row.offered_count) == (2, 1, 1, 1, 0)


@pytest.mark.parametrize(
    "query",
    [
        {"p": "9" * 30},
        {"p": "x"},
        {"q": "%" * 500},
        {"event": "9" * 30},
        {"when": "ooit"},
        {"ordering": "-x"},
    ],
)
def test_odd_questions_get_an_answer(organiser, client, session, query):
    assert client.get(url("sessions"), query).status_code == 200
    assert client.get(url("sessions_results"), query).status_code == 200


def test_null_byte_is_a_bad_request(organiser, client, session):
    assert client.get(url("sessions"), {"q": "a\x00b"}).status_code == 400


def test_home_says_what_needs_attention(organiser, client, event):
    crowded = make_session(event, capacity=2)
    book(crowded, "Anna", "Bram")
    actions.set_capacity(crowded, 1, now=NOW)
    asking = make_session(event, days=20, approval_required=True)
    book(asking, "Chris")
    over = make_session(event, days=-1)
    OutboxMessage.objects.update(status=MessageStatus.FAILED)
    text = client.get("/beheer/").text
    for session in (crowded, asking, over):
        assert url("session", session) in text
    assert "?status=failed" in text


def test_home_of_an_empty_agenda_leads_to_planning(organiser, client, tree):
    assert url("plan") in client.get("/beheer/").text


@pytest.mark.parametrize("number", [3, 30])
def test_home_costs_the_same_for_few_and_many(organiser, client, event, number, django_assert_num_queries):
    Task.objects.all().delete()  # made by a migration of Wagtail, so a test that empties the database takes them away
    for days in range(number):
        session = make_session(event, capacity=2, days=days + 1)
        book(session, "Anna", "Bram")
        actions.set_capacity(session, 1, now=NOW)
    client.get("/beheer/")
    with django_assert_num_queries(22):
        client.get("/beheer/")
