"""The same button from ten hands at once, and what each lock and constraint does for it."""

from contextlib import contextmanager
from time import sleep
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from community.companies import promises
from events.afterwards.actions import commitments, evaluate, evaluating, hand_out, hand_over
from events.afterwards.errors import TooManyCommitments, TooManyMaterials
from events.afterwards.models import Commitment, EvaluationAnswer, EvaluationTicket, Material
from events.models import EventSession
from tests.events.afterwards.after import DAY, a_file, a_link, came, commits, opinion, promised
from tests.events.factories import NOW, make_event, make_session
from tests.events.racing import Race
from tests.factories import make_site_tree

pytestmark = pytest.mark.django_db(transaction=True)
on_postgres = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another"
)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def anna(transactional_db):
    return came(make_session(make_event(make_site_tree().nl)), "Anna", company="Staalbouw")


def test_ten_times_the_same_sending_is_one(anna, race):
    row = promised()
    answers = race.times(10, lambda place: commits(anna, row))
    assert sorted(answers) == [*[0] * 9, 1]
    assert race.after(Commitment.objects.count) == 1


def test_ten_hands_of_one_company_write_five(anna, race):
    answers = race.times(10, lambda place: commits(anna))
    assert [sum(isinstance(each, TooManyCommitments) for each in answers), answers.count(1)] == [5, 5]
    assert race.after(Commitment.objects.count) == 5


@contextmanager
def without_lock(session_id):
    with transaction.atomic():
        yield EventSession.objects.get(pk=session_id)


@pytest.mark.postgres
@on_postgres
def test_control_without_the_lock_the_constraint_still_keeps_one(anna, race, monkeypatch):
    monkeypatch.setattr(commitments, "locked", without_lock)
    row = promised(key=uuid4())
    answers = race.times(10, lambda place: commits(anna, row))
    assert sum(isinstance(each, IntegrityError) for each in answers) >= 1
    assert Commitment.objects.count() == 1


@pytest.mark.postgres
@on_postgres
def test_control_without_the_lock_more_than_five_are_written(anna, race, monkeypatch):
    monkeypatch.setattr(commitments, "locked", without_lock)
    race.times(10, lambda place: commits(anna))
    assert Commitment.objects.count() > 5


def test_ten_times_the_same_opinion_is_one_answer(anna, race):
    person = anna.attendees.get()
    answers = race.times(10, lambda place: evaluate(person, opinion(), now=person.session.over_at))
    assert sorted(answers) == [*[False] * 9, True]
    assert race.after(EvaluationAnswer.objects.count) == 1


@pytest.mark.postgres
@on_postgres
def test_control_looking_before_writing_keeps_more_than_one_answer(anna, race, monkeypatch):
    def look_and_write(attendee):
        ticket = EvaluationTicket.objects.get(attendee=attendee)
        sleep(0.2)
        if ticket.answered:
            return False
        EvaluationTicket.objects.filter(pk=ticket.pk).update(answered=True)
        return True

    person = anna.attendees.get()
    EvaluationTicket.objects.create(attendee=person)
    monkeypatch.setattr(evaluating, "claim", look_and_write)
    race.times(10, lambda place: evaluate(person, opinion(), now=person.session.over_at))
    assert EvaluationAnswer.objects.count() > 1


def test_ten_workers_hand_over_once(anna, race, monkeypatch):
    commits(anna)
    row = Commitment.objects.get()
    taken = []
    monkeypatch.setattr(promises, "RECEIVERS", [lambda promise, now: taken.append(promise.uid)])
    answers = race.times(10, lambda place: hand_over(row, now=NOW))
    assert sorted(answers) == [*[False] * 9, True]
    assert taken == [row.uid]


@pytest.mark.postgres
@on_postgres
def test_control_without_the_row_lock_it_is_handed_over_more_than_once(anna, race, monkeypatch):
    commits(anna)
    row = Commitment.objects.get()
    taken = []

    def slow(promise, now):
        sleep(0.2)
        taken.append(promise.uid)

    monkeypatch.setattr(promises, "RECEIVERS", [slow])
    monkeypatch.setattr(type(Commitment.objects.all()), "select_for_update", lambda self, **kwargs: self)
    race.times(10, lambda place: hand_over(row, now=NOW))
    assert len(taken) > 1


def test_ten_presses_hand_out_once(anna, race):
    row = a_file()
    answers = race.times(10, lambda place: hand_out(anna.session, row, by=None, now=NOW + 15 * DAY))
    assert sorted(answers) == [*[False] * 9, True]
    assert race.after(Material.objects.count) == 1


def test_ten_hands_hand_out_no_more_than_twenty(anna, race):
    for _number in range(18):
        hand_out(anna.session, a_link(), by=None, now=NOW + 15 * DAY)
    answers = race.times(10, lambda place: hand_out(anna.session, a_link(), by=None, now=NOW + 15 * DAY))
    assert [sum(isinstance(each, TooManyMaterials) for each in answers), answers.count(True)] == [8, 2]
    assert race.after(Material.objects.count) == 20
