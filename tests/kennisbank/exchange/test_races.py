"""The same file brought in twice at the same moment, on PostgreSQL with real threads: one instrument, not two."""

from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.db.models import QuerySet

from kennisbank.exchange import actions
from kennisbank.exchange.enums import State
from kennisbank.models import InstrumentPage
from tests.events.racing import Race
from tests.factories import make_site_tree
from tests.kennisbank.exchange.files import make_file
from tests.kennisbank.factories import make_index

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def bring_in_twice(transactional_db, tmp_path, monkeypatch):
    """Bring one file in from two threads that look at the plan together when they can; gives both answers."""
    index, met, plan = make_index(make_site_tree().nl), Barrier(2), actions.plan

    def look_together(*arguments, **named):
        planned = plan(*arguments, **named)
        with suppress(BrokenBarrierError):
            met.wait(timeout=1)
        return planned

    monkeypatch.setattr(actions, "plan", look_together)
    bring_in = partial(actions.take_over, [make_file()], index, by=None)
    return lambda: Race(tmp_path).together([bring_in, bring_in])


def states(found):
    return sorted(str(each[0].state) if isinstance(each, list) else type(each).__name__ for each in found)


def test_second_finds_what_the_first_brought_in(bring_in_twice):
    assert states(bring_in_twice()) == sorted([str(State.NEW), str(State.UNCHANGED)])
    assert InstrumentPage.objects.count() == 1


def test_control_without_the_lock_the_second_meets_the_database(bring_in_twice, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_how: self)
    found = states(bring_in_twice())  # which of the two rules of the database it meets, the moment decides
    assert [each for each in found if each not in ("IntegrityError", "ValidationError")] == [State.NEW]
    assert len(found) == 2
