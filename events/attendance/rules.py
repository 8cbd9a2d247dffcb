"""Windows and who may get a certificate: pure answers, with the clock passed in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.crypto import salted_hmac

from accounts.models import normalise_email
from events.enums import HELD, AttendanceMode, AttendeeStatus
from events.models import Attendee, EventSession

OPENS_BEFORE = timedelta(minutes=30)
KEPT_ON_DEVICE = timedelta(hours=12)  # after the end: a session that runs late, and the clearing up


def can_note(session: EventSession) -> bool:
    """Whether attendance can be noted in `session`: it is planned or completed."""
    return session.status in HELD


def forget_on_device(session: EventSession) -> datetime:
    """When the list on a phone is thrown away at the latest."""
    return last_end(session) + KEPT_ON_DEVICE


def dates_of(session: EventSession) -> list[tuple[datetime, datetime]]:
    """All dates of `session`, a course has several, as (start, end) in order."""
    further = [(date.starts_at, date.ends_at) for date in session.further_dates.all()]
    return sorted([(session.starts_at, session.ends_at), *further])


def last_end(session: EventSession) -> datetime:
    """When the last date of `session` ends."""
    return max(end for _start, end in dates_of(session))


def hours_of(session: EventSession) -> Decimal:
    """How many hours `session` takes, all its dates together, in quarters."""
    seconds = sum((end - start).total_seconds() for start, end in dates_of(session))
    return Decimal(round(seconds / 900)) / 4


def is_online(session: EventSession) -> bool:
    """Whether there is an online meeting that people can be sent to."""
    return session.attendance_mode != AttendanceMode.IN_PERSON and bool(session.join_url) and can_note(session)


def is_open_online(session: EventSession, *, now: datetime) -> bool:
    """Whether the online meeting is open at `now`: from half an hour before a date to its end, that moment not
    included.
    """
    return is_online(session) and any(start - OPENS_BEFORE <= now < end for start, end in dates_of(session))


def opens_online_at(session: EventSession, *, now: datetime) -> datetime | None:
    """When the online meeting opens next; None when it is open, over or not there."""
    if not is_online(session) or is_open_online(session, now=now):
        return None
    return next((start - OPENS_BEFORE for start, _end in dates_of(session) if start > now), None)


def with_place(people: Iterable[Attendee]) -> list[Attendee]:
    """Those of `people` who have a place."""
    return [person for person in people if person.status == AttendeeStatus.CONFIRMED]


def short_name(name: str) -> str:
    """ "Anna van den Berg" as "A. van den Berg": enough to compare with the paper, too little to collect."""
    first, _space, rest = name.strip().partition(" ")
    return f"{first[0]}. {rest}" if rest else first[:1] + "."


def holder_digest(email: str) -> str:
    """A keyed hash of the holder's address: by it a certificate is found when that person asks to be forgotten, also
    when the address itself is long gone.
    """
    return salted_hmac("attendance.holder", normalise_email(email), algorithm="sha256").hexdigest()
