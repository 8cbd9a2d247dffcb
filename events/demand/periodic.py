"""What the clock does about demand: who asked hears first of a session that was announced."""

from datetime import datetime, timedelta

from events.demand.actions import give_head_starts, reopen_called_off
from outbox.registry import PeriodicJob, register_job


def follow_sessions(now: datetime) -> str:
    """Invite who asked, and open questions again whose session was called off."""
    return f"{give_head_starts(now)} sessions told to who asked, {reopen_called_off(now)} questions open again"


register_job(PeriodicJob("demand.follow", timedelta(minutes=5), follow_sessions))
