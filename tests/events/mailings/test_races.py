"""Two fingers on one button: sending from several hands at once."""

from uuid import uuid4

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from events.mailings.actions import Words, save, send, sending
from events.mailings.models import Mailing
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.mailings.writing import WORDS, draft, to
from tests.events.racing import Race
from tests.factories import make_site_tree, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def session(transactional_db):
    session = make_session(make_event(make_site_tree().nl))
    book(session, "Anna", "Bram")
    return session


def test_ten_presses_at_once_send_once(session, race):
    boss = make_user("boss@example.org")
    mailing = draft(session, by=boss)
    answers = race.times(10, lambda place: send(mailing, version=1, by=boss, now=NOW).letters)
    assert answers == [1] * 10
    assert race.after(to) == ["anna@example.org"]


def test_ten_presses_on_keep_are_one_draft(session, race):
    key = uuid4()
    fields = {"key": key, "version": 1, "by": None, "now": NOW}
    answers = race.times(10, lambda place: save(session, Words(**WORDS), {"who": "place"}, **fields).pk)
    assert len(set(answers)) == 1
    assert race.after(Mailing.objects.count) == 1


class Free:
    """A manager whose rows nobody locks."""

    @staticmethod
    def select_for_update(**options):
        return Mailing.objects.all()


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another")
def test_control_without_the_lock_two_write_it_down_and_the_outbox_still_holds_one(session, race, monkeypatch):
    boss = make_user("boss@example.org")
    mailing = draft(session, by=boss)
    monkeypatch.setattr(sending, "Mailing", type("Unlocked", (), {"objects": Free}))
    race.times(10, lambda place: send(mailing, version=1, by=boss, now=NOW))
    assert race.after(ModelLogEntry.objects.filter(action="mailings.send").count) > 1
    assert race.after(OutboxMessage.objects.filter(kind="mailings.mail").count) == 1
