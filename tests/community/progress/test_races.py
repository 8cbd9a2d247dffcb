"""Colleagues who begin or tick at the same moment, on PostgreSQL with real threads (HOUSE.md 8)."""

from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from community.progress import actions
from community.progress.errors import NotFollowed
from community.progress.models import CompanyRoute, StepDone
from tests.community.factories import NOW, make_company, make_member
from tests.events.racing import Race
from tests.factories import make_site_tree
from tests.kennisbank.factories import make_index
from tests.kennisbank.methods.factories import key, make_route, make_routes

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
CROWD = 6


@pytest.fixture
def scene(transactional_db, tmp_path):
    page = make_route(make_routes(make_index(make_site_tree().nl)))
    company = make_company()
    return page, company, make_member(company), Race(tmp_path)


def test_begun_by_many_at_once_is_one_route(scene):
    page, company, boss, race = scene
    found = race.together([partial(actions.begin, company, page, by=boss, now=NOW)] * CROWD)
    assert found == [CompanyRoute.objects.get()] * CROWD


def test_ticked_by_many_at_once_is_one_tick(scene):
    page, company, boss, race = scene
    route = actions.begin(company, page, by=boss, now=NOW)
    found = race.together([partial(actions.tick, route, key("a"), language="nl", now=NOW)] * CROWD)
    assert found == [StepDone.objects.get()] * CROWD


def test_ticking_while_a_colleague_stops_leaves_nothing_and_breaks_nothing(scene):
    page, company, boss, race = scene
    route = actions.begin(company, page, by=boss, now=NOW)
    tick = partial(actions.tick, route, key("a"), language="nl", now=NOW)
    found = race.together([partial(actions.stop, route, by=boss), *[tick] * CROWD])
    assert [each for each in found if not isinstance(each, StepDone | NotFollowed | None)] == []
    assert (CompanyRoute.objects.count(), StepDone.objects.count()) == (0, 0)


def test_control_who_looks_before_writing_is_stopped_by_the_database(scene):
    page, company, boss, race = scene
    route, met = actions.begin(company, page, by=boss, now=NOW), Barrier(2)

    def look_and_write():
        assert not route.done.filter(step=key("a")).exists()
        met.wait(timeout=30)
        return route.done.create(step=key("a"), done_at=NOW)

    found = race.together([look_and_write] * 2)
    assert {type(each) for each in found} == {StepDone, IntegrityError}
