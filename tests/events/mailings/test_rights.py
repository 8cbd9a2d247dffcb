"""For whom the screens of mail to participants open, and that looking changes nothing."""

import pytest
import time_machine
from wagtail.models import ModelLogEntry

from events.mailings.models import Mailing
from events.mailings.viewsets.urls import urlpatterns
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import draft, screen, sent, typed
from tests.events.organisers import sign_in

NAMES = sorted(pattern.name.removeprefix("mailings_") for pattern in urlpatterns)
OF_SESSION, ONLY_POST, SEEN_BY_EDITORS = {"write", "count", "texts"}, {"count"}, {"texts"}


def address(name, session, mailing):
    return screen(name, session, None if name in OF_SESSION else mailing)


def kept():
    return [list(model.objects.order_by("pk").values()) for model in (Mailing, OutboxMessage, ModelLogEntry)]


@pytest.mark.parametrize("role", ["redactie", "organisatie", "coach", "programmaleiding", "beheer"])
def test_each_screen_opens_for_organisers_and_texts_for_editors_too(client, session, role):
    book(session, "Anna")
    mailing, gone = draft(session), sent(session)
    sign_in(client, role)
    assert len(NAMES) == 7
    organises = role in {"organisatie", "beheer"}
    with time_machine.travel(NOW, tick=False):
        for name in NAMES:
            may = organises or (role == "redactie" and name in SEEN_BY_EDITORS)
            found = gone if name == "report" else mailing
            looked = client.get(address(name, session, found)).status_code
            assert (name, looked) == (name, (405 if name in ONLY_POST else 200) if may else 404)
        if not organises:
            before = kept()
            for name in NAMES if role != "redactie" else sorted(set(NAMES) - SEEN_BY_EDITORS):
                data = typed() | {"send": "1", "test": "1", "withdraw": "1"}
                assert (name, client.post(address(name, session, gone), data).status_code) == (name, 404)
            assert kept() == before


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, session, name):
    response = client.get(address(name, session, draft(session)))
    assert response.status_code == 302
    assert "login" in response.url


def test_mail_of_another_session_is_not_found(organiser, client, event, session):
    mailing, other = draft(session), make_session(event, days=20)
    for name in sorted(set(NAMES) - OF_SESSION):
        assert (name, client.get(screen(name, other, mailing)).status_code) == (name, 404)
        assert (name, client.post(screen(name, other, mailing), {"version": 1}).status_code) == (name, 404)


def test_looking_changes_nothing(organiser, client, session):
    book(session, "Anna")
    mailing, gone = draft(session), sent(session)
    before = kept()
    for name in NAMES:
        client.get(address(name, session, mailing))
        client.get(address(name, session, gone))
    assert kept() == before
