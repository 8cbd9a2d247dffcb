"""What registering asks of the database: literal numbers, the same for one person as for three (design/speed.md)."""

from collections import Counter

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from events import actions
from events.models import Answer, EventSession, EventTheme, Needs
from outbox.models import OutboxMessage
from tests.events.asking import field, make_question
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.test_registering import typed, url_of
from tests.factories import make_site_tree, make_user

# Real transactions: BEGIN and COMMIT are statements too, and inside a test's own transaction they would be others.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def event(transactional_db):
    return make_event(make_site_tree().nl)


def statements(client, address, data):
    """What one POST that registers says to the database, each as its first word."""
    with CaptureQueriesContext(connection) as captured:
        assert client.post(address, data).status_code == 302
    return [query["sql"].split()[0] for query in captured.captured_queries]


def warm(client, session):
    """Have what every process asks once asked: content types, locales, the throttle's row."""
    ContentType.objects.get_for_model(EventSession)
    client.post(url_of(session), typed(session, name="Warm", email="warm@example.org"))


@pytest.mark.parametrize("companions", [[], ["Bram", "Cor"]])
def test_registering_takes_thirteen_statements_for_one_and_for_three(client, event, companions):
    session = make_session(event)
    warm(client, session)
    said = statements(client, url_of(session), typed(session, *companions))
    assert Counter(said) == {"SELECT": 6, "INSERT": 5, "BEGIN": 1, "COMMIT": 1}
    assert OutboxMessage.objects.count() == 2 + len(companions)
    assert said[-1] == "COMMIT"


@pytest.mark.parametrize("companions", [[], ["Bram", "Cor"]])
def test_registering_for_a_full_session_takes_thirteen_statements(client, event, companions):
    session = make_session(event, capacity=1)
    warm(client, session)
    assert len(statements(client, url_of(session), typed(session, *companions))) == 13
    assert OutboxMessage.objects.filter(kind="events.waitlisted").count() == 1 + len(companions)


@pytest.mark.parametrize("companions", [[], ["Bram", "Cor"]])
def test_registering_signed_in_and_in_english_takes_eighteen_statements(client, event, companions):
    session = make_session(event)
    make_event(Page.objects.get(slug="home-en"), slug="learning", translation_key=event.translation_key)
    client.force_login(make_user("anna@example.org"))
    warm(client, session)
    address = f"/en/agenda/learning/aanmelden/{session.reference}/"
    client.get(address)
    assert len(statements(client, address, typed(session, *companions, email="eva@example.org"))) == 18
    assert set(OutboxMessage.objects.filter(to="eva@example.org").values_list("language", flat=True)) == {"en"}


@pytest.mark.parametrize("companions", [[], ["Bram", "Cor"]])
def test_questions_needs_and_learning_take_six_statements_more(client, event, companions):
    session = make_session(event, asks_needs=True, asks_learning=True)
    theme = EventTheme.objects.create(slug="fouten", name_nl="Fouten", name_en="Mistakes")
    once, each = make_question(session), make_question(session, asked_of="person", wording_nl="En jij?")
    warm(client, session)
    data = typed(session, *companions) | {field(once): "Ja"}
    for prefix in ["", *[f"people-{place}-" for place in range(len(companions))]]:
        said = {field(each): "Zo", "dietary": "Vega", "theme": str(theme.pk), "text": "Leren"}
        data |= {f"{prefix}{name}": value for name, value in said.items()}
    said = statements(client, url_of(session), data)
    assert Counter(said) == {"SELECT": 8, "INSERT": 8, "BEGIN": 1, "COMMIT": 1}
    people = 1 + len(companions)
    assert (Answer.objects.count(), Needs.objects.count()) == (1 + people, people)


def test_session_that_asks_takes_no_statement_more_when_nobody_answers(client, event):
    session = make_session(event, asks_needs=True, asks_learning=True)
    make_question(session)
    warm(client, session)
    assert len(statements(client, url_of(session), typed(session))) == 13


def asked(action):
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


@pytest.mark.parametrize("people", [3, 30])
def test_moving_a_session_tells_everybody_by_the_same_statements(event, people):
    session = make_session(event, capacity=100)
    for number in range(people):
        book(session, f"P{number}")
    ContentType.objects.get_for_model(EventSession)
    assert asked(lambda: actions.move(session, city="Arnhem", now=NOW)) == 12
    assert OutboxMessage.objects.filter(kind="events.moved").count() == people
