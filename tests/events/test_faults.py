"""The database goes away at each statement of each change in turn: everything or nothing is written, and trying again
works (trust.md D7, E3; events.md 5.6).
"""

from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from html.parser import HTMLParser
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client

from events import actions
from events.actions import frame
from events.actions.people import Person
from events.models import Attendee, EventSession, Registration
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session, states
from tests.events.failing import Gone, everything, statements
from tests.events.test_registering import typed, url_of
from tests.factories import make_site_tree, make_user

KEY = UUID("6f1c0f6e-6f43-4a86-9a3f-0d2b5b6ad0d1")


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def full(event):
    """A session of two places: Anna and Bram are in, Cor waits, Dia asks to be let in."""
    session = make_session(event, capacity=2)
    book(session, "Anna", "Bram")
    book(session, "Cor")
    ContentType.objects.get_for_model(EventSession)
    return session


def person(session, name):
    return Attendee.objects.get(session=session, name=name)


def offered(session):
    """Cor is offered the place that Bram gave up."""
    actions.cancel(person(session, "Bram"), now=NOW)
    return person(session, "Cor")


def asking(session):
    """Dia waits for approval."""
    actions.edit(session, now=NOW, approval_required=True)
    book(session, "Dia")
    return person(session, "Dia")


def unnamed(session):
    """Somebody of whom the name still has to follow waits."""
    contact = actions.Contact("Petra", "petra@example.org")
    return actions.register(session, contact=contact, people=[Person()], key=uuid4(), now=NOW).attendees[0]


LATER = NOW + timedelta(days=30)
CHANGES = {
    "register": lambda session: partial(book, session, "Eva", "Finn", key=KEY),
    "register_partly": lambda session: partial(book, session, "Eva", "Finn", key=KEY, allow_partial=True),
    "cancel": lambda session: partial(actions.cancel, person(session, "Anna"), now=NOW),
    "accept": lambda session: partial(actions.accept, offered(session), now=NOW),
    "decline": lambda session: partial(actions.decline_offer, offered(session), now=NOW),
    "substitute": lambda session: partial(
        actions.substitute, person(session, "Anna"), Person("Gijs", "gijs@example.org"), now=NOW
    ),
    "give_name": lambda session: partial(actions.give_name, unnamed(session), Person("Gijs"), now=NOW),
    "remind_to_name": lambda session: partial(
        actions.remind_to_name, unnamed(session).session_id, now=session.starts_at - timedelta(days=3)
    ),
    "release_unnamed": lambda session: partial(
        actions.release_unnamed, unnamed(session).session_id, now=session.starts_at - timedelta(days=1)
    ),
    "rename": lambda session: partial(actions.rename, person(session, "Anna"), "Anne", now=NOW),
    "admit": lambda session: partial(actions.admit, asking(session), by=make_user(), now=NOW),
    "refuse": lambda session: partial(actions.refuse, asking(session), by=make_user(), now=NOW),
    "confirm_by_hand": lambda session: partial(
        actions.confirm_by_hand, person(session, "Cor"), reason="Van ver", by=make_user(), now=NOW
    ),
    "edit": lambda session: partial(actions.edit, session, now=NOW, notice="Neem een foto mee."),
    "move": lambda session: partial(
        actions.move, session, starts_at=LATER, ends_at=LATER + timedelta(hours=2), now=NOW
    ),
    "set_capacity": lambda session: partial(actions.set_capacity, session, 5, now=NOW),
    "call_off": lambda session: partial(actions.call_off, session, reason="Ziek", now=NOW),
    "complete": lambda session: partial(actions.complete, session, now=NOW + timedelta(days=20)),
    "sweep": lambda session: partial(actions.sweep, offered(session).session_id, now=NOW + timedelta(days=10)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_change_that_breaks_off_anywhere_writes_nothing_and_works_again(full, name):
    change = CHANGES[name](full)
    before = everything()
    broken = 0
    while True:
        with statements(fails_at=broken + 1) as asked:
            try:
                change()
            except Gone:
                assert everything() == before, asked.asked[-1]
                broken += 1
                continue
        break
    assert broken >= 3  # the lock, something read, something written
    assert everything() != before


@pytest.mark.django_db
def test_register_that_breaks_off_leaves_half_a_registration_when_nothing_holds_it_together(full, monkeypatch):
    """The control of the test above: without the transaction of the frame there are points that leave rows behind."""
    monkeypatch.setattr(frame, "transaction", SimpleNamespace(atomic=lambda **kwargs: nullcontext()))
    monkeypatch.setattr(frame, "_lock", lambda pk: EventSession.objects.select_related("event__locale").get(pk=pk))
    halves = 0
    for number in range(1, 9):
        with statements(fails_at=number), pytest.raises(Gone):
            book(full, f"Eva{number}", "Finn")
        transaction.set_rollback(False)  # the test's own transaction, which an insert of many marks as broken
        halves += Registration.objects.filter(contact_name=f"Eva{number}").exists()
    assert halves > 0


@pytest.mark.django_db
def test_post_that_breaks_off_anywhere_says_so_and_keeps_what_was_typed(event):
    session = make_session(event)
    client = Client(raise_request_exception=False)
    client.get(url_of(session))
    ContentType.objects.get_for_model(EventSession)
    data = typed(session, "Bram", key=KEY, organisation='Bakkerij "De Oven" & zn')
    broken = 0
    while True:
        with statements(fails_at=broken + 1):
            response = client.post(url_of(session), data)
        if response.status_code == 302:
            break
        assert response.status_code == 503
        assert (response.headers["Retry-After"], response.headers["Cache-Control"]) == ("10", "no-store, private")
        assert sent_again(response) == {name: str(value) for name, value in data.items()}
        assert (Registration.objects.count(), Attendee.objects.count(), OutboxMessage.objects.count()) == (0, 0, 0)
        broken += 1
    assert broken >= 10
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("confirmed", 2)}
    assert OutboxMessage.objects.count() == 2


@pytest.mark.django_db
def test_post_whose_answer_was_lost_is_told_the_first_result_when_sent_again(client, session):
    data = typed(session, key=KEY)
    client.post(url_of(session), data)
    again = client.post(url_of(session), data, follow=True)
    assert "<h1>" in again.text
    assert states(session) == {"Anna": ("confirmed", 1)}
    assert OutboxMessage.objects.count() == 1


def sent_again(response):
    """The fields of the form that the page of a busy moment offers to send again."""
    fields = {}

    class Hidden(HTMLParser):
        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "input":
                assert given["type"] == "hidden"
                fields[given["name"]] = given["value"]

    Hidden().feed(response.text)
    return fields


@pytest.mark.django_db
def test_secret_does_not_go_along_with_a_form_that_is_sent_again(event):
    session = make_session(event)
    with statements(fails_at=1):
        response = Client(raise_request_exception=False).post(
            url_of(session), typed(session) | {"password": "zeer-geheim"}
        )
    assert response.status_code == 503
    assert "geheim" not in response.text
    assert sent_again(response) == {}


@pytest.mark.django_db
def test_outbox_that_refuses_takes_the_seat_back(session, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError("the outbox is broken")

    monkeypatch.setattr(OutboxMessage.objects, "bulk_create", refuse)
    before = everything()
    with pytest.raises(RuntimeError):
        book(session, "Anna")
    assert everything() == before


@pytest.mark.fault
@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [1, 3, 6, 9])
def test_connection_that_the_server_really_cuts_leaves_nothing_and_comes_back(transactional_db, number):
    psycopg = pytest.importorskip("psycopg", reason="needs PostgreSQL")
    session = make_session(make_event(make_site_tree().nl))
    client = Client(raise_request_exception=False)
    address, data = url_of(session), typed(session, key=KEY)
    client.get(address)
    counted = SimpleNamespace(number=0)

    def cut(execute, sql, params, many, context):
        counted.number += 1
        if counted.number == number:
            with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut):
        assert client.post(address, data).status_code == 503
    connection.close()  # what the next request does, with CONN_HEALTH_CHECKS
    assert (Registration.objects.count(), OutboxMessage.objects.count()) == (0, 0)
    assert client.post(address, data).status_code == 302
    assert states(session) == {"Anna": ("confirmed", 1)}
