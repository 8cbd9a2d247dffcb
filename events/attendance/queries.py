"""Named reads of attendance."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from events.attendance import codes
from events.attendance.enums import ScanSource
from events.attendance.models import Certificate, CheckIn
from events.enums import CAME, Attendance, AttendeeStatus
from events.models import Attendee, EventSession


@dataclass(frozen=True)
class Line:
    """One person on the list at the door: the code, and since when present."""

    person: Attendee
    code: str
    scan: CheckIn | None

    @property
    def is_present(self) -> bool:
        return self.person.attendance in CAME

    def holds(self, wanted: str) -> bool:
        """Whether the name or the organisation of this person holds `wanted`, in small letters."""
        return wanted in f"{self.person.called} {self.person.registration.organisation}".casefold()


def confirmed(session: EventSession, user: Any) -> QuerySet[Attendee]:
    """Everybody with a place in `session` that `user` may see, by name."""
    rows = Attendee.objects.for_user(user).filter(session=session, status=AttendeeStatus.CONFIRMED)
    return rows.select_related("registration").order_by(Lower("name"), "pk")


def door_list(session: EventSession, user: Any) -> list[Line]:
    """Everybody with a place, with code and scan. Two queries."""
    scans = {scan.attendee_id: scan for scan in CheckIn.objects.that_count().filter(session=session)}
    return [Line(person, codes.entry_code(person.uid), scans.get(person.pk)) for person in confirmed(session, user)]


def to_look_at(session: EventSession) -> list[CheckIn]:
    """Scans that fitted nobody with a place, with the person when there is one; the last fifty."""
    return list(CheckIn.objects.to_look_at().filter(session=session).select_related("attendee")[:50])


def is_inside(people: list[Attendee]) -> bool:
    """Whether one of `people` went to the online meeting: then its address is shown to them."""
    return CheckIn.objects.that_count().filter(attendee__in=people, source=ScanSource.ONLINE).exists()


def certificates_of(people: list[Attendee]) -> list[Certificate]:
    """The valid certificates of `people`, with the person."""
    return list(Certificate.objects.valid().filter(attendee__in=people).select_related("attendee"))


def certificates_in(session: EventSession) -> list[Certificate]:
    """All certificates of `session`, revoked ones too, by name."""
    rows = Certificate.objects.filter(attendee__session=session).select_related("attendee__registration")
    return list(rows.order_by(Lower("attendee__name"), "pk"))


def without_certificate(session: EventSession, *, partial: bool) -> QuerySet[Attendee]:
    """Who was present in `session` (with `partial` also partly) and has no valid certificate; nobody who was erased or
    never named.
    """
    states = [Attendance.PRESENT, *([Attendance.PARTIAL] if partial else [])]
    rows = Attendee.objects.filter(session=session, status=AttendeeStatus.CONFIRMED, attendance__in=states)
    return (
        rows.exclude(pk__in=Certificate.objects.valid().filter(attendee__session=session).values("attendee"))
        .exclude(Q(link_nonce="") | Q(name=""))
        .select_related("registration")
        .order_by("pk")
    )


def certificate_by_code(code: str) -> Certificate | None:
    """The certificate with this check code, however it was typed; None for an unknown one."""
    bare = code.strip().lower().replace("-", "").replace(" ", "")
    return Certificate.objects.filter(code=bare).first()


def older_than(moment: datetime) -> QuerySet[CheckIn]:
    """Scans of sessions that ended before `moment`."""
    return CheckIn.objects.filter(session__over_at__lt=moment)
