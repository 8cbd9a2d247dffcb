"""What organisers put right by hand: a note, two rows of one person, the order of the waiting list, many approvals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from events import mails
from events.actions.changes import locked_place, note
from events.actions.on_behalf import admit
from events.actions.seats import change_status, queue_of, settle
from events.enums import ACTIVE, Attendance, AttendeeStatus
from events.errors import AlreadyHandled, EventsError, NobodyWaits, NotInPairs, ReasonNeeded
from events.models import Attendee, Registration

# The better state first.
BETTER = (AttendeeStatus.CONFIRMED, AttendeeStatus.OFFERED, AttendeeStatus.WAITLISTED, AttendeeStatus.REQUESTED)
A_MOMENT = timedelta(microseconds=1)


def write_note(attendee: Attendee, text: str, *, by: Any, now: datetime) -> Attendee:
    """Keep a note with one person, for organisers only; the history says that there is one, not what it says."""
    with locked_place(attendee) as (session, current):
        if current.note != text:
            current.note = text
            current.save(update_fields=["note"])
            note(session, "note", current, by)
        return current


def merge(attendee: Attendee, other: Attendee, *, by: Any, now: datetime) -> Attendee:
    """Two rows of one person in one session become one: the better state stays, of equals that of `attendee`.

    The other is closed and told; a seat that comes free goes to the waiting list. Gives the row that stays. Raises
    AlreadyHandled when one of them is closed, or they are not two people of one session; NotInPairs where people come
    in pairs.
    """
    with locked_place(attendee) as (session, first):
        second = session.attendees.select_related("registration").filter(pk=other.pk).exclude(pk=first.pk).first()
        if second is None or not {first.status, second.status} <= ACTIVE:
            raise AlreadyHandled(first.status)
        if session.in_pairs:
            raise NotInPairs
        second.session = session
        stays, goes = sorted((first, second), key=lambda row: BETTER.index(AttendeeStatus(row.status)))
        _close_double(goes, stays, now=now)
        note(session, "merge", stays, by, closed=goes.pk)
        settle(session, now=now)
        return stays


def _close_double(goes: Attendee, stays: Attendee, *, now: datetime) -> None:
    """Close one of two, with what it knows of the person kept in the other."""
    had_place = {"had_place": "yes"} if goes.status == AttendeeStatus.CONFIRMED else {}
    if stays.attendance == Attendance.UNKNOWN and goes.attendance != Attendance.UNKNOWN:
        stays.attendance = goes.attendance
    goes.ical_sequence += 1
    change_status(goes, AttendeeStatus.CANCELLED, now=now)
    mails.tell("merged", goes, now=now, **had_place)
    stays.email = stays.email or goes.email
    stays.note = (stays.note or goes.note)[:300]
    stays.confirmed_again_at = stays.confirmed_again_at or goes.confirmed_again_at
    stays.save(update_fields=["email", "note", "attendance", "confirmed_again_at"])


def put_before(attendee: Attendee, other: Attendee | None, *, reason: str, by: Any, now: datetime) -> None:
    """Move the party of `attendee` in the waiting list to just before that of `other`; None: to the end.

    The order of all others stays. Raises ReasonNeeded, NobodyWaits when one of them does not wait (any more).
    """
    if not reason.strip():
        raise ReasonNeeded
    with locked_place(attendee) as (session, current):
        queue = [registration for registration, _people in queue_of(session)]
        moved = next((each for each in queue if each.pk == current.registration_id), None)
        if moved is None or current.status != AttendeeStatus.WAITLISTED:
            raise NobodyWaits(current.status)
        rest = [each for each in queue if each.pk != moved.pk]
        places = [each.pk for each in rest]
        if other is not None and other.registration_id not in places:
            raise NobodyWaits
        place = len(rest) if other is None else places.index(other.registration_id)
        _requeue([*rest[:place], moved, *rest[place:]], moved, now=now)
        note(session, "queue", current, by, reason=reason.strip(), position=place + 1)
        settle(session, now=now)


def _requeue(order: list[Registration], moved: Registration, *, now: datetime) -> None:
    """Give the parties moments in the queue that make them stand in `order`; those before give way, a moment each."""
    moments = {each.pk: each.queued_at or now for each in order}
    moments[moved.pk] = max(now, *moments.values()) + A_MOMENT
    for later, earlier in pairwise(reversed(order)):
        moments[earlier.pk] = min(moments[earlier.pk], moments[later.pk] - A_MOMENT)
    for each in order:
        if each.queued_at != moments[each.pk]:
            each.queued_at = moments[each.pk]
            each.save(update_fields=["queued_at"])


@dataclass(frozen=True)
class Admitted:
    """What came of approving many: who has a place, who waits, and who could not, each with why."""

    seated: list[Attendee]
    waiting: list[Attendee]
    refused: list[tuple[Attendee, EventsError]]


def admit_many(attendees: Iterable[Attendee], *, by: Any, now: datetime) -> Admitted:
    """Approve each of `attendees`, in the order in which they asked, by the same way as one."""
    report = Admitted([], [], [])
    for attendee in sorted(attendees, key=lambda row: (row.created_at, row.pk)):
        try:
            admitted = admit(attendee, by=by, now=now)
        except EventsError as refusal:
            report.refused.append((attendee, refusal))
            continue
        (report.seated if admitted.status == AttendeeStatus.CONFIRMED else report.waiting).append(admitted)
    return report
