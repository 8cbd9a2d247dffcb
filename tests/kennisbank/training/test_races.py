"""Two who confirm one file at the same moment, on PostgreSQL with real threads: it comes in once."""

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.db.models import QuerySet

from kennisbank.training import actions
from kennisbank.training.errors import NotNow
from kennisbank.training.models import OfferImport, TrainingModule
from tests.events.racing import Race
from tests.kennisbank.training.factories import make_csv, make_provider, make_row

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def confirm_twice(transactional_db, tmp_path, monkeypatch):
    """Confirm one file from two threads that both read it before either writes, when nothing holds them apart."""
    make_provider()
    batch = actions.receive("a.csv", make_csv(make_row()), by=None, now=NOW)
    met, save = Barrier(2), OfferImport.save

    def meet(self, **how):
        with suppress(BrokenBarrierError):
            met.wait(timeout=1)
        save(self, **how)

    monkeypatch.setattr(OfferImport, "save", meet)
    confirm = partial(actions.confirm, batch, by=None, now=NOW)
    return lambda: Race(tmp_path).together([confirm, confirm])


def test_of_two_who_confirm_at_once_one_is_told(confirm_twice):
    assert {type(each) for each in confirm_twice()} == {type(None), NotNow}
    assert TrainingModule.objects.count() == 1


def test_control_without_the_lock_nobody_is_told(confirm_twice, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_how: self)
    assert NotNow not in {type(each) for each in confirm_twice()}
