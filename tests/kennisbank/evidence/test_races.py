"""Two of the panel at the same moment, on PostgreSQL with real threads: one level is published, the other is told."""

from contextlib import suppress
from datetime import date
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.db.models import QuerySet

from kennisbank.evidence import actions
from kennisbank.evidence.errors import DecidedMeanwhile
from kennisbank.evidence.models import EvidenceDecision
from tests.events.racing import Race
from tests.factories import make_site_tree, make_staff
from tests.kennisbank.factories import make_index, make_instrument

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
TODAY = date(2026, 11, 24)


@pytest.fixture
def publish_twice(transactional_db, tmp_path):
    """Publish level 0 of one instrument from two threads that both saw no decision; gives both answers."""
    page, editor = make_instrument(make_index(make_site_tree().nl)), make_staff()
    publish = partial(
        actions.publish_level, page, 0, reason={"nl": "Nog te vroeg."}, seen=0, by=editor, role="panel", today=TODAY
    )
    return lambda: Race(tmp_path).together([publish, publish])


def meet_after(monkeypatch, name):
    """Let two threads wait for each other once both have what `actions.name` answers; alone, one goes on."""
    met, original = Barrier(2), getattr(actions, name)

    def wait(*arguments, **named):
        answer = original(*arguments, **named)
        with suppress(BrokenBarrierError):
            met.wait(timeout=1)
        return answer

    monkeypatch.setattr(actions, name, wait)


def test_of_two_who_publish_at_once_one_is_told(publish_twice, monkeypatch):
    meet_after(monkeypatch, "standing_of")
    found = publish_twice()
    assert {type(each) for each in found} == {EvidenceDecision, DecidedMeanwhile}
    assert EvidenceDecision.objects.count() == 1


def test_control_without_the_lock_both_publish(publish_twice, monkeypatch):
    meet_after(monkeypatch, "standing_of")
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_how: self)
    found = publish_twice()
    assert [type(each) for each in found] == [EvidenceDecision, EvidenceDecision]
    assert EvidenceDecision.objects.count() == 2
