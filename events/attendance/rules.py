"""Windows and who may get a certificate: pure answers, with the clock passed in."""

from datetime import datetime, timedelta
from decimal import Decimal

from events.enums import HELD, AttendanceMode, SessionStatus
from events.models import EventSession

OPENS_BEFORE = timedelta(minutes=30)
KEPT_ON_DEVICE = timedelta(hours=12)  # after the end: a session that runs late, and the clearing up


def can_note(session: EventSession) -> bool:
    """Whether attendance can be noted in `session`: it is planned or completed."""
    return session.status in HELD


def has_standbys(session: EventSession) -> bool:
    """Whether a place in `session` may still go to a stand-by: it asks again and was not closed. (events.md 1b.4)"""
    return session.status == SessionStatus.SCHEDULED and session.asks_again


def forget_on_device(session: EventSession) -> datetime:
    """When the list on a phone is thrown away at the latest."""
    return session.over_at + KEPT_ON_DEVICE


def hours_of(session: EventSession) -> Decimal:
    """How many hours `session` takes, all its dates together, in quarters."""
    seconds = sum((end - start).total_seconds() for start, end in session.meetings())
    return Decimal(round(seconds / 900)) / 4


def is_online(session: EventSession) -> bool:
    """Whether there is an online meeting that people can be sent to."""
    return session.attendance_mode != AttendanceMode.IN_PERSON and bool(session.join_url) and can_note(session)


def is_open_online(session: EventSession, *, now: datetime) -> bool:
    """Whether the online meeting is open at `now`: from half an hour before a date to its end, that moment not
    included.
    """
    return is_online(session) and any(start - OPENS_BEFORE <= now < end for start, end in session.meetings())


def opens_online_at(session: EventSession, *, now: datetime) -> datetime | None:
    """When the online meeting opens next; None when it is open, over or not there."""
    if not is_online(session) or is_open_online(session, now=now):
        return None
    return next((start - OPENS_BEFORE for start, _end in session.meetings() if start > now), None)


def short_name(name: str) -> str:
    """ "Anna van den Berg" as "A. van den Berg": enough to compare with the paper, too little to collect."""
    first, _space, rest = name.strip().partition(" ")
    return f"{first[0]}. {rest}" if rest else first[:1] + "."
