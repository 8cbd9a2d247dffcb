"""The same button from many hands at once: one draft, one practice, one decision; and what each lock does for it."""

from contextlib import contextmanager
from time import sleep

import pytest
from django.db import connection, transaction

from community.practices.models import PracticeSubmission
from events.models import EventSession
from events.takeaways.actions import keep, keeping, refuse, share, sharing
from events.takeaways.errors import AlreadyAnswered, TooManyTakeaways
from events.takeaways.models import Takeaway
from kennisbank.models import InstrumentPage
from tests.community.factories import make_company, make_kennisbank, make_member
from tests.events.factories import make_event, make_session
from tests.events.racing import Race
from tests.events.takeaways.learned import kept, kept_case, told
from tests.factories import make_site_tree

pytestmark = pytest.mark.django_db(transaction=True)
on_postgres = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another"
)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def session(transactional_db):
    tree = make_site_tree()
    make_kennisbank(tree)
    return make_session(make_event(tree.nl))


def test_ten_presses_keep_one_and_make_one_draft(session, race):
    one = told()
    answers = race.times(10, lambda place: keep(session, one, by=None, now=session.over_at))
    assert sorted(answers) == [*[False] * 9, True]
    assert race.after(InstrumentPage.objects.count) == 1


@contextmanager
def without_lock(session_id):
    with transaction.atomic():
        yield EventSession.objects.select_related("event").get(pk=session_id)


def keep_the_last_ones(session, race):
    for number in range(11):
        kept(session, title=f"Tip {number}")
    return race.times(4, lambda place: keep(session, told(title=f"Laatste {place}"), by=None, now=session.over_at))


def test_four_at_the_last_place_keep_one(session, race):
    answers = keep_the_last_ones(session, race)
    assert [answers.count(True), sum(isinstance(each, TooManyTakeaways) for each in answers)] == [1, 3]


@pytest.mark.postgres
@on_postgres
def test_control_without_the_lock_more_than_twelve_are_kept(session, race, monkeypatch):
    monkeypatch.setattr(keeping, "locked", without_lock)
    keep_the_last_ones(session, race)
    assert Takeaway.objects.count() > 12


def share_while_refusing(session, race):
    case, berkel = kept_case(session), make_company("Meubelmakerij Berkel")
    boss, now = make_member(berkel), session.over_at
    answers = race.together(
        [lambda: share(case, berkel, is_anonymous=False, by=boss, now=now), lambda: refuse(case, now=now)]
    )
    return answers, race.after(PracticeSubmission.objects.count), race.after(lambda: Takeaway.objects.get(pk=case.pk))


def test_sharing_while_a_colleague_refuses_is_one_decision(session, race):
    answers, practices, row = share_while_refusing(session, race)
    assert sum(isinstance(each, AlreadyAnswered) for each in answers) == 1
    assert (row.answer, practices) in {("shared", 1), ("refused", 0)}


@pytest.mark.postgres
@on_postgres
def test_control_without_the_row_lock_it_is_shared_and_refused(session, race, monkeypatch):
    def look(takeaway):
        row = Takeaway.objects.select_related("practice", "session").get(pk=takeaway.pk)
        sleep(0.3)
        return row

    monkeypatch.setattr(sharing, "_lock", look)
    answers, practices, _row = share_while_refusing(session, race)
    assert practices == 1
    assert not any(isinstance(each, AlreadyAnswered) for each in answers)
