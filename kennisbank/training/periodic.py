"""What the clock does about files with modules: a portion at a time, and forgetting old ones."""

from datetime import datetime, timedelta
from time import monotonic

from django.utils import timezone

from kennisbank.training import actions, queries
from outbox.registry import PeriodicJob, register_job

# A worker has other things to do as well.
MOST_SECONDS = 20
KEPT = timedelta(days=30)


def work_off(now: datetime) -> str:
    """Look at the files that wait, and write those that may come in, for a while."""
    ends, done = monotonic() + MOST_SECONDS, 0
    for batch in queries.due_imports():
        while monotonic() < ends and (number := actions.work_on(batch, today=timezone.localdate(now), now=now)):
            done += number
    return f"{done} rows"


def forget_files(now: datetime) -> str:
    """Throw the rows of old files away."""
    return f"{actions.forget_old(before=now - KEPT)} rows thrown away"


register_job(PeriodicJob("training.import", timedelta(seconds=5), work_off))
register_job(PeriodicJob("training.forget_files", timedelta(days=1), forget_files))
