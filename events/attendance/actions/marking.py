"""The one place where it is written whether somebody came."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wagtail.log_actions import log

from events.actions.frame import locked
from events.attendance.errors import CertificateStands, HasNoPlace, NotBegun, NotOpenForCheckIn
from events.attendance.models import Certificate, CheckIn
from events.attendance.rules import can_note
from events.enums import CAME, Attendance, AttendeeStatus
from events.models import Attendee, EventSession


def mark(session: EventSession, wanted: Mapping[int, str], *, by: Any, now: datetime) -> int:
    """Note by hand who came: `wanted` is attendee number -> attendance. Gives for how many it changed.

    Whoever no longer came has their scans undone, so that the next scan counts. Raises NotOpenForCheckIn, HasNoPlace
    (somebody of another session or without a place), NotBegun (absent before the start), CertificateStands, Busy.
    """
    with locked(session.pk) as row:
        _judge(row, wanted.values(), now=now)
        people = list(row.attendees.filter(pk__in=wanted))
        if len(people) != len(wanted) or any(person.status != AttendeeStatus.CONFIRMED for person in people):
            raise HasNoPlace
        groups: dict[str, list[int]] = {}
        for person in people:
            if person.attendance != wanted[person.pk]:
                groups.setdefault(wanted[person.pk], []).append(person.pk)
        for attendance, keys in groups.items():
            write(row, keys, attendance, by=by, now=now)
        return sum(len(keys) for keys in groups.values())


def bulk_mark(session: EventSession, before: str, after: str, *, by: Any, now: datetime) -> int:
    """Note everybody with a place whose attendance is `before` as `after`; gives how many. Raises as `mark` does."""
    with locked(session.pk) as row:
        _judge(row, [after], now=now)
        people = row.attendees.filter(status=AttendeeStatus.CONFIRMED, attendance=before)
        keys = list(people.values_list("pk", flat=True))
        if keys:
            write(row, keys, after, by=by, now=now)
        return len(keys)


def write(session: EventSession, keys: Iterable[int], attendance: str, *, by: Any, now: datetime) -> None:
    """Write `attendance` for the people with these numbers, in the locked `session`. Raises CertificateStands."""
    rows = Attendee.objects.filter(session=session, pk__in=list(keys))
    if attendance not in CAME:
        if certified := Certificate.objects.valid().filter(attendee__in=rows).count():
            raise CertificateStands(certified)
        user = by if by is not None and by.is_authenticated else None
        CheckIn.objects.that_count().filter(attendee__in=rows).update(undone_at=now, undone_by=user)
    number = rows.update(attendance=attendance)
    if by is not None:
        log(session, "attendance.mark", user=by, data={"attendance": attendance, "people": number})


def _judge(session: EventSession, wanted: Iterable[str], *, now: datetime) -> None:
    if not can_note(session):
        raise NotOpenForCheckIn
    if Attendance.ABSENT in wanted and now < session.starts_at:
        raise NotBegun
