"""Moments on the clock on the wall: what a time of day means in a zone, and when people are reminded."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.errors import WrongTimes
from events.models import Attendee, EventSession

REMINDER_TIME = time(9, 0)

ZONE = "Europe/Amsterdam"


def wall_time(naive: datetime, zone: str = "Europe/Amsterdam", *, fold: int | None = None) -> datetime:
    """The moment (UTC) at which the clock on the wall shows `naive`.

    Raises WrongTimes for the hour that is skipped in spring ("gap"), and for the one that comes twice in autumn
    ("ambiguous") unless `fold` says which of the two is meant: 0 the first, in summer time, 1 the second.
    """
    first = naive.replace(tzinfo=ZoneInfo(zone), fold=0)
    second = naive.replace(tzinfo=ZoneInfo(zone), fold=1)
    if first.utcoffset() != second.utcoffset():
        there_and_back = first.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if there_and_back != naive:
            raise WrongTimes("gap")
        if fold is None:
            raise WrongTimes("ambiguous")
    return (second if fold else first).astimezone(UTC)


def _morning_before(start: datetime, days: int, zone: str) -> datetime:
    """Nine o'clock on the clock on the wall, `days` days before the day of `start`."""
    day = start.astimezone(ZoneInfo(zone)).date() - timedelta(days=days)
    return wall_time(datetime.combine(day, REMINDER_TIME), zone)


def reminder_at(start: datetime, zone: str = "Europe/Amsterdam") -> datetime:
    """When people are reminded of a date that starts at `start`: the day before at nine, on the clock on the wall."""
    return _morning_before(start, 1, zone)


def second_call_at(start: datetime, zone: str = "Europe/Amsterdam") -> datetime:
    """When people are asked whether they still come: three days before at nine, on the clock on the wall."""
    return _morning_before(start, 3, zone)


def heard_lately(attendee: Attendee, session: EventSession, moment: datetime) -> bool:
    """Whether the person got the place, or word of a move, at `moment` or after: then a mail of that moment says
    nothing new.
    """
    return attendee.status_changed_at >= moment or (session.moved_at is not None and session.moved_at >= moment)
