"""What the clock does in this room: offers that nobody took lapse, and free places go to the waiting list."""

from datetime import datetime, timedelta

from events.actions import sweep
from events.errors import Busy
from events.queries import sessions_with_work
from outbox.registry import PeriodicJob, register_job


def sweep_offers(now: datetime) -> str:
    """Sweep each session that needs it, one transaction each, in the order of their numbers. A busy one waits for the
    next round.
    """
    lapsed = offered = busy = 0
    for session_id in sessions_with_work(now):
        try:
            closed, made = sweep(session_id, now=now)
        except Busy:
            busy += 1
            continue
        lapsed, offered = lapsed + closed, offered + made
    return f"{lapsed} offers lapsed, {offered} made, {busy} sessions busy"


register_job(PeriodicJob("events.sweep_offers", timedelta(minutes=5), sweep_offers))
