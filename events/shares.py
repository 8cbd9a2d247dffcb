"""Fair shares: how many of the free places of a session one company may take (events.md 1b.5).

Until some days before the session a company holds at most so many places, and some places are kept for companies that
never came. After that moment who waits longest comes first. A file of its own because it both reads and decides: the
same answer is needed under the lock, on the page of who waits, and on the organiser's screen.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Lower

from events import rules
from events.enums import SEAT_HOLDING, Attendance, AttendeeStatus
from events.models import Attendee, EventSession, Registration
from events.queries import people_ahead

Company = tuple[str, int | str]
STAYED_AWAY = {Attendance.ABSENT, Attendance.EXCUSED}


def company_of(registration: Registration) -> Company:
    """What counts as one company: the one that somebody registered for, else the name that was typed, else only this
    registration.
    """
    if registration.company_id:
        return ("company", registration.company_id)
    name = registration.organisation.strip().lower()
    return ("name", name) if name else ("registration", registration.pk or 0)


class FairShares:
    """Who holds how much of a session at this moment. Reads nothing for a session that has no such rules."""

    def __init__(self, session: EventSession, *, now: datetime):
        self.session, self.apply = session, rules.shares_apply(session, now=now)
        self.held: Counter[Company] = Counter()
        self._came: dict[Company, bool] = {}
        if self.apply:
            rows = Registration.objects.filter(session=session, attendees__status__in=sorted(SEAT_HOLDING))
            self.held.update(company_of(row) for row in rows.order_by())

    def open_to(self, registration: Registration, *, free: int) -> int:
        """How many of `free` places the company of `registration` may take now."""
        if not self.apply:
            return free
        company, most = company_of(registration), free
        if self.session.company_limit:
            most = min(most, max(0, self.session.company_limit - self.held[company]))
        if self.session.kept_for_new and self.has_come(company):
            new_ones = sum(number for other, number in self.held.items() if not self.has_come(other))
            most = min(most, max(0, free - max(0, self.session.kept_for_new - new_ones)))
        return most

    def why_not(self, registration: Registration, *, free: int, wanted: int) -> str:
        """Why a party that wants `wanted` of `free` places gets none: "share", "full", "kept", or "" when it does."""
        limit = self.session.company_limit if self.apply else None
        if limit is not None and self.held[company_of(registration)] + wanted > limit:
            return "share"
        if wanted > free:
            return "full"
        return "" if wanted <= self.open_to(registration, free=free) else "kept"

    def take(self, registration: Registration, number: int) -> None:
        """Reckon with `number` more places of the company of `registration`."""
        if self.apply:
            self.held[company_of(registration)] += number

    def has_come(self, company: Company) -> bool:
        """Whether people of `company` were in an earlier session."""
        if company not in self._came:
            self._came |= _which_came({*self.held, company} - self._came.keys(), self.session)
        return self._came[company]


def _which_came(companies: set[Company], session: EventSession) -> dict[Company, bool]:
    """For each of `companies` whether somebody of it was in a session before `session`."""
    numbers = [value for kind, value in companies if kind == "company"]
    names = [value for kind, value in companies if kind == "name"]
    earlier = (
        Attendee.objects.filter(status=AttendeeStatus.CONFIRMED, session__over_at__lte=session.starts_at)
        .exclude(session=session)
        .exclude(attendance__in=sorted(STAYED_AWAY))
        .annotate(company_name=Lower("registration__organisation"))
    )
    of_these = Q(registration__company__in=numbers) | Q(registration__company=None, company_name__in=names)
    rows = set(earlier.filter(of_these).order_by().values_list("registration__company", "company_name"))
    came = {("company", number) for number, _name in rows if number} | {("name", name) for _number, name in rows}
    return {company: company in came for company in companies}


@dataclass(frozen=True)
class Waiting:
    """Where a party stands in the queue (1 is the first), how many places it waits for, how many are free now, and why
    it does not get those: "full", or until a moment "share" (its company has its share) or "kept" (for newcomers).
    """

    position: int
    places: int
    free: int
    reason: str = ""
    until: datetime | None = None


def waiting_of(attendee: Attendee, *, now: datetime) -> Waiting:
    """What somebody on the waiting list waits for. A party that may come with fewer people waits for one place."""
    registration = attendee.registration
    party = registration.attendees.filter(status=AttendeeStatus.WAITLISTED).count()
    session = EventSession.objects.with_counts().get(pk=attendee.session_id)
    places = 1 if registration.allow_partial else party
    reason = FairShares(session, now=now).why_not(registration, free=session.places_left, wanted=places)
    return Waiting(people_ahead(attendee) + 1, places, session.places_left, reason, session.share_until)
