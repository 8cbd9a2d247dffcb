"""What a coach sees of a company that lets them: at which sessions it was, in numbers (issue 3: 18, events.md 1b.9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from community.companies.models import Organisation
from events.enums import HELD, Attendance, AttendeeStatus
from events.models import Attendee, EventSession


@dataclass(frozen=True)
class Attended:
    """One session that a company was registered for: how many of its people had a place, and what became of them.

    `hours` are those of all who were there from begin to end together.
    """

    session: EventSession
    places: int
    present: int
    partial: int
    absent: int
    excused: int
    not_noted: int
    hours: float


def attended_by(organisation: Organisation, *, now: datetime) -> list[Attended]:
    """The sessions that began before `now` in which people of `organisation` had a place, the last one first."""
    places = Attendee.objects.filter(
        registration__company=organisation,
        status=AttendeeStatus.CONFIRMED,
        session__starts_at__lte=now,
        session__status__in=sorted(HELD),
    )
    noted: dict[int, list[str]] = {}
    for session_id, attendance in places.values_list("session_id", "attendance").order_by():
        noted.setdefault(session_id, []).append(attendance)
    sessions = EventSession.objects.filter(pk__in=noted).select_related("event").prefetch_related("further_dates")
    return [_counted(session, noted[session.pk]) for session in sessions.order_by("-starts_at", "-pk")]


def _counted(session: EventSession, noted: list[str]) -> Attended:
    length = sum((end - start for start, end in session.meetings()), timedelta())
    present = noted.count(Attendance.PRESENT)
    return Attended(
        session,
        places=len(noted),
        present=present,
        partial=noted.count(Attendance.PARTIAL),
        absent=noted.count(Attendance.ABSENT),
        excused=noted.count(Attendance.EXCUSED),
        not_noted=noted.count(Attendance.UNKNOWN),
        hours=round(present * length / timedelta(hours=1), 2),
    )


def in_total(rows: Iterable[Attended]) -> dict[str, float]:
    """The sum of each number over `rows`."""
    names = ("places", "present", "partial", "absent", "excused", "not_noted", "hours")
    found = list(rows)
    return {name: sum(getattr(row, name) for row in found) for name in names}
