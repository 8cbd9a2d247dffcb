"""Scans at the door, from a phone that may have been without network, and the online door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from events.actions import Contact, Person, register_on_behalf
from events.actions import let_in as seat_stand_by
from events.actions.frame import locked, part_of_more
from events.attendance import codes, rules
from events.attendance.actions.marking import write
from events.attendance.enums import ScanProblem, ScanSource
from events.attendance.errors import FullWithoutReason, HasNoPlace, NotOnlineNow, NotOpenForCheckIn
from events.attendance.models import CheckIn
from events.enums import CAME, Attendance, AttendeeStatus
from events.errors import SoldOut
from events.models import Attendee, EventSession


@dataclass(frozen=True)
class Scan:
    """What a device says: its own number for the scan, what it read, and when by its own clock."""

    nonce: UUID
    code: str
    scanned_at: datetime
    offline: bool = False
    source: str = ScanSource.QR


@dataclass(frozen=True)
class Answer:
    """What became of a scan: `problem` is empty when the person is present by it, `person` None when unknown."""

    nonce: UUID
    problem: str
    person: Attendee | None


def receive(session: EventSession, scans: Sequence[Scan], *, by: Any, now: datetime) -> list[Answer]:
    """Keep `scans` and make present whom they fit; one answer each, in their order.

    A nonce that was received before gets its first answer again, so that an upload may be repeated. Raises
    NotOpenForCheckIn, Busy.
    """
    with locked(session.pk) as row:
        if not rules.can_note(row):
            raise NotOpenForCheckIn
        known = {scan.nonce: scan for scan in _received(scans)}
        by_code = {codes.entry_code(person.uid): person for person in row.attendees.all()}
        answers = []
        for scan in scans:
            stored = known.get(scan.nonce)
            if stored is None:
                reference, code = codes.read_code(scan.code)
                person = by_code.get(code) if reference in {"", row.reference} else None
                missing = ScanProblem.UNKNOWN if reference in {"", row.reference} else ScanProblem.OTHER_SESSION
                stored = known[scan.nonce] = _keep(row, scan, person, missing=missing, by=by, now=now)
            # A nonce of another session tells nothing about who that was.
            person = stored.attendee if stored.session_id == row.pk else None
            answers.append(Answer(scan.nonce, stored.problem, person))
        return answers


def check_in(person: Attendee, *, nonce: UUID, by: Any, now: datetime) -> Answer:
    """Make one person present by name. Twice is once. Raises NotOpenForCheckIn, Busy."""
    scan = Scan(nonce, codes.entry_code(person.uid), now, source=ScanSource.NAME)
    return receive(person.session, [scan], by=by, now=now)[0]


def undo(person: Attendee, *, by: Any, now: datetime) -> None:
    """Take back that somebody came: the scan stays, with who undid it and when. Nothing to undo is no error.

    Raises CertificateStands, NotOpenForCheckIn, Busy.
    """
    with locked(person.session_id) as row:
        if not rules.can_note(row):
            raise NotOpenForCheckIn
        current = row.attendees.get(pk=person.pk)
        if current.attendance in CAME:
            write(row, [current.pk], Attendance.UNKNOWN, by=by, now=now)


def walk_in(
    session: EventSession, *, person: Person, contact: Contact, key: UUID, reason: str, by: Any, now: datetime
) -> Attendee:
    """Register somebody at the door and check them in, both or neither. The same `key` twice is once.

    Raises FullWithoutReason when there is no place and no `reason` for one too many, SessionCancelled, SessionOver,
    NotOpenForCheckIn, Busy.
    """
    with part_of_more(), transaction.atomic():
        try:
            outcome = register_on_behalf(
                session,
                contact=contact,
                people=[person],
                key=key,
                by=by,
                now=now,
                overbook_reason=reason,
                tell=bool(person.email),
            )
        except SoldOut:
            raise FullWithoutReason from None
        found = Attendee.objects.get(pk=(outcome.attendees or outcome.already)[0].pk)
        if found.status != AttendeeStatus.CONFIRMED:
            raise FullWithoutReason
        found.session = session
        scan = Scan(key, codes.entry_code(found.uid), now, source=ScanSource.WALK_IN)
        receive(session, [scan], by=by, now=now)
        return found


def let_in(stand_by: Attendee, *, place_of: Attendee | None, by: Any, now: datetime) -> Attendee:
    """Seat somebody who stands by and check them in, both or neither. Twice is once.

    `place_of` and what it raises are those of `events.actions.let_in`; also NotOpenForCheckIn, Busy. (events.md 1b.4)
    """
    with part_of_more(), transaction.atomic():
        newcomer = seat_stand_by(stand_by, place_of=place_of, by=by, now=now)
        check_in(newcomer, nonce=uuid4(), by=by, now=now)
        return newcomer


def go_online(person: Attendee, *, now: datetime) -> None:
    """Note that somebody goes to the online meeting. Twice is once. Raises NotOnlineNow, HasNoPlace, Busy."""
    with locked(person.session_id) as row:
        if not rules.is_open_online(row, now=now):
            raise NotOnlineNow(rules.opens_online_at(row, now=now))
        current = row.attendees.get(pk=person.pk)
        if current.status != AttendeeStatus.CONFIRMED:
            raise HasNoPlace
        if not CheckIn.objects.filter(attendee=current, source=ScanSource.ONLINE, undone_at=None).exists():
            scan = Scan(uuid4(), "", now, source=ScanSource.ONLINE)
            _keep(row, scan, current, missing=ScanProblem.UNKNOWN, by=None, now=now)


def _received(scans: Sequence[Scan]) -> QuerySet[CheckIn]:
    return CheckIn.objects.filter(nonce__in=[scan.nonce for scan in scans]).select_related("attendee")


def _keep(
    session: EventSession, scan: Scan, person: Attendee | None, *, missing: str, by: Any, now: datetime
) -> CheckIn:
    """Store one scan in the locked `session`, and note the person as present when it fits."""
    problem = missing
    if person is not None:
        problem = ScanProblem.NONE if person.status == AttendeeStatus.CONFIRMED else ScanProblem.CANCELLED
        if not problem and CheckIn.objects.that_count().filter(attendee=person).exists():
            problem = ScanProblem.TWICE
    stored = CheckIn.objects.create(
        session=session,
        attendee=person,
        problem=problem,
        nonce=scan.nonce,
        source=scan.source,
        scanned_at=scan.scanned_at,
        received_at=now,
        offline=scan.offline,
        by=by,
    )
    if person is not None and not problem and person.attendance != Attendance.PARTIAL:
        write(session, [person.pk], Attendance.PRESENT, by=None, now=now)
        person.attendance = Attendance.PRESENT
    return stored
