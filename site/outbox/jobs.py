"""Running what is due by the clock, once, however many workers there are."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q

from outbox.models import JobRun
from outbox.registry import PERIODIC_JOBS, PeriodicJob

log = logging.getLogger("leergilde.jobs")

JOB_LEASE = timedelta(minutes=15)


def run_due(now: datetime) -> list[str]:
    """Run every periodic job whose time has come at `now`; gives the names of those that this call ran."""
    return [job.name for job in PERIODIC_JOBS.values() if _claim(job, now) and _run(job, now)]


def _claim(job: PeriodicJob, now: datetime) -> bool:
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    if JobRun.objects.filter(name=job.name).exclude(free, due_at__lte=now).exists():
        return False  # the usual answer, without taking a write lock
    JobRun.objects.get_or_create(name=job.name, defaults={"due_at": now})
    claimed = JobRun.objects.filter(free, name=job.name, due_at__lte=now)
    return claimed.update(lease_until=now + JOB_LEASE) == 1


def _run(job: PeriodicJob, now: datetime) -> bool:
    try:
        result = job.run(now) or ""
    except Exception as problem:  # one job that fails must not stop the others, nor the mail
        log.exception("job %s failed", job.name)
        result = f"failed: {type(problem).__name__}"
    JobRun.objects.filter(name=job.name).update(due_at=now + job.every, lease_until=None, last_result=result[:300])
    return True
