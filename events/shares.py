"""Fair shares: how many of the free places of a session one company may take (events.md 1b.5).

Until some days before the session a company holds at most so many places, and some places are kept for companies that
never came. After that moment who waits longest comes first. A file of its own because it both reads and decides: the
same answer is needed under the lock, on the page of who waits, and on the organiser's screen.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property

from events import rules
from events.enums import SEAT_HOLDING, STAYED_AWAY, AttendeeStatus
from events.models import Attendee, EventSession, LanguageHelp, Registration
from events.queries import people_ahead


def company_of(registration: Registration) -> str:
    """What counts as one company: the name of the one that somebody registered for, else the name that was typed, in
    whatever case; without a name only this registration.
    """
    name = registration.company.name if registration.company else registration.organisation
    return _plain(name) or f"registration {registration.pk}"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


class FairShares:
    """Who holds how much of a session at this moment. Reads nothing for a session that has no such rules."""

    def __init__(self, session: EventSession, *, now: datetime):
        self.session, self.apply = session, rules.shares_apply(session, now=now)
        self.held: Counter[str] = Counter()
        if self.apply:  # a row for each seat
            rows = Registration.objects.filter(session=session, attendees__status__in=sorted(SEAT_HOLDING))
            self.held.update(company_of(row) for row in rows.select_related("company").order_by())

    def open_to(self, registration: Registration, *, free: int) -> int:
        """How many of `free` places the company of `registration` may take now: none while the help with language that
        its newcomer asked for is taken.
        """
        if not self._help_is_there(registration):
            return 0
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
        """Why a party that wants `wanted` of `free` places gets none: "share", "full", "help", "kept", or "" when it
        does.
        """
        limit = self.session.company_limit if self.apply else None
        if limit is not None and self.held[company_of(registration)] + wanted > limit:
            return "share"
        if wanted > free:
            return "full"
        if not self._help_is_there(registration):
            return "help"
        return "" if wanted <= self.open_to(registration, free=free) else "kept"

    def take(self, registration: Registration, number: int) -> None:
        """Reckon with `number` more places of the company of `registration`, and the help that goes with them."""
        if registration.help_id:
            self._help_left[registration.help_id] -= 1
        if self.apply:
            self.held[company_of(registration)] += number

    def _help_is_there(self, registration: Registration) -> bool:
        return registration.help_id is None or self._help_left[registration.help_id] > 0

    @cached_property
    def _help_left(self) -> Counter[int]:
        """For how many pairs each interpreter and buddy is free. Read only when somebody asks for one."""
        rows = LanguageHelp.objects.filter(session=self.session).with_counts()
        return Counter({row.pk: row.places_left for row in rows})

    def has_come(self, company: str) -> bool:
        """Whether people of `company` were in an earlier session."""
        return company in self._came

    @cached_property
    def _came(self) -> set[str]:
        """The companies that were in a session before this one."""
        earlier = Attendee.objects.filter(
            status=AttendeeStatus.CONFIRMED, session__over_at__lte=self.session.starts_at
        ).exclude(session=self.session)
        names = earlier.exclude(attendance__in=sorted(STAYED_AWAY)).order_by()
        pairs = names.values_list("registration__company__name", "registration__organisation").distinct()
        return {_plain(company or typed) for company, typed in pairs} - {""}


@dataclass(frozen=True)
class Waiting:
    """Where a party stands in the queue (1 is the first), how many places it waits for, how many are free now, and why
    it does not get those: "full", "help" (with a language, called `help`), or until a moment "share" (more than `limit`
    of one company) or "kept" (for companies that never came).
    """

    position: int
    places: int
    free: int
    reason: str = ""
    until: datetime | None = None
    limit: int | None = None
    help: str = ""


def waiting_of(registration: Registration, *, now: datetime) -> Waiting | None:
    """What the people of `registration` who are on the waiting list wait for together; None when nobody is. A party
    that may come with fewer people waits for one place.
    """
    party = registration.attendees.filter(status=AttendeeStatus.WAITLISTED).count()
    if not party:
        return None
    session = EventSession.objects.with_counts().get(pk=registration.session_id)
    places, free = 1 if registration.allow_partial else party, session.places_left
    reason = FairShares(session, now=now).why_not(registration, free=free, wanted=places)
    position = people_ahead(registration) + 1
    asked = registration.help.title if registration.help else ""
    return Waiting(position, places, free, reason, session.share_until, session.company_limit, asked)
