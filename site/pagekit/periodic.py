"""What the clock does for the search."""

from datetime import timedelta

from outbox.registry import PeriodicJob, register_job
from pagekit.search.misses import count_noted

register_job(PeriodicJob("search.misses", timedelta(minutes=30), count_noted))
