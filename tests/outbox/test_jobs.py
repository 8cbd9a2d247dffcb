"""Periodic jobs run once each time they are due, whatever the number of workers, and whatever one of them does."""

from datetime import timedelta

import pytest

from outbox import registry
from outbox.jobs import JOB_LEASE, run_due
from outbox.models import JobRun
from outbox.registry import PeriodicJob, register_job
from tests.outbox.conftest import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def ran(db, monkeypatch):
    times = []

    def work(now):
        times.append(now)
        return "did one thing"

    def fail(now):
        raise RuntimeError("no")

    monkeypatch.setattr(registry, "PERIODIC_JOBS", {})
    monkeypatch.setattr("outbox.jobs.PERIODIC_JOBS", registry.PERIODIC_JOBS)
    register_job(PeriodicJob("test.fails", HOUR, fail))
    register_job(PeriodicJob("test.works", HOUR, work))
    return times


def test_job_runs_when_due_and_not_before(ran):
    for minutes in (0, 30, 59, 60, 61):
        run_due(NOON + timedelta(minutes=minutes))
    assert ran == [NOON, NOON + HOUR]
    assert JobRun.objects.get(name="test.works").last_result == "did one thing"


def test_job_that_fails_is_noted_and_stops_nothing(ran):
    assert run_due(NOON) == ["test.fails", "test.works"]
    assert JobRun.objects.get(name="test.fails").last_result == "failed: RuntimeError"
    assert run_due(NOON + HOUR) == ["test.fails", "test.works"]


def test_job_in_hand_of_another_worker_is_left_alone(ran):
    JobRun.objects.create(name="test.works", due_at=NOON, lease_until=NOON + JOB_LEASE)
    run_due(NOON)
    assert ran == []
    run_due(NOON + JOB_LEASE)
    assert ran == [NOON + JOB_LEASE]


def test_looking_costs_one_query_a_job(ran, django_assert_num_queries):
    run_due(NOON)
    with django_assert_num_queries(2):
        run_due(NOON)


def test_name_is_given_once(ran):
    with pytest.raises(ValueError, match=r"test\.works"):
        register_job(PeriodicJob("test.works", HOUR, str))
