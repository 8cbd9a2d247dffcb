"""Several who ask at the same moment: one draft. The control shows that without the lock there would be more."""

import threading

import pytest
from django.db import connection

from events.demand.actions import opening
from events.demand.models import Opening, OpenQuestion, Pool
from events.models import EventSession
from tests.events.demand.around import ask, ask_many
from tests.events.racing import Race


@pytest.mark.django_db(transaction=True)
def test_the_fifth_company_comes_four_times_at_once_and_makes_one_draft(theme, tmp_path):
    ask_many(theme, 4)
    race = Race(tmp_path)
    answers = race.times(4, lambda place: ask(theme, f"Q{place}"))
    assert [type(answer).__name__ for answer in answers] == ["OpenQuestion"] * 4
    assert race.after(lambda: (Opening.objects.count(), EventSession.objects.count())) == (1, 1)
    assert race.after(lambda: Opening.objects.get().companies + OpenQuestion.objects.waiting().count()) == 8


@pytest.mark.django_db(transaction=True)
def test_first_question_of_a_pool_four_times_at_once_is_one_question(theme, tmp_path):
    race = Race(tmp_path)
    answers = race.times(4, lambda _place: ask(theme, "Anna"))
    assert [type(answer).__name__ for answer in answers] == ["OpenQuestion"] * 4
    assert race.after(lambda: (Pool.objects.count(), OpenQuestion.objects.count())) == (1, 1)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another")
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_more_drafts_are_made(theme, tmp_path, monkeypatch):
    ask_many(theme, 4)
    race = Race(tmp_path)
    waits = threading.Barrier(4)

    def unlocked(number):
        return Pool.objects.select_related("theme").get(pk=number)

    def late(questions, needed):
        waits.wait(timeout=30)
        return len({question.company for question in questions}) >= needed

    monkeypatch.setattr("events.demand.actions.asking.lock_pool", unlocked)
    monkeypatch.setattr(opening.rules, "is_enough", late)
    race.times(4, lambda place: ask(theme, f"Q{place}"))
    assert race.after(Opening.objects.count) > 1
