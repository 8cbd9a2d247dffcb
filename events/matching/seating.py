"""Everybody of a session and where they sit. A file of its own because it both reads and decides: the same answer is
needed under the lock and on the screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models.functions import Lower

from community.companies.models import Organisation
from events.enums import CAME, AttendeeStatus
from events.matching import rules
from events.matching.enums import Whom
from events.matching.models import CompaniesApart, PartiesApart, Seat, Table, TablePlan
from events.models import Attendee, EventSession, EventTheme, LearningQuestion, Registration
from events.shares import company_of


@dataclass(frozen=True)
class Firm:
    """What counts as one company in a session: what it is called, and its profile when it has one."""

    company: str
    name: str
    profile: Organisation | None
    registration: Registration


@dataclass(frozen=True)
class Sitter:
    """Somebody who can sit at a table, as the rules see that person and as a screen does."""

    person: Attendee
    guest: rules.Guest
    firm: Firm


@dataclass(frozen=True)
class Shown:
    """One seat on the screen, with why this person sits there."""

    sitter: Sitter
    by_hand: bool
    reasons: list[str]


@dataclass(frozen=True)
class ShownTable:
    """One table on the screen."""

    number: int
    locked: bool
    seats: list[Shown]


@dataclass
class Seating:
    """Everybody of a session and where they sit now."""

    session: EventSession
    sitters: dict[int, Sitter]
    apart: rules.Apart
    plan: TablePlan | None = None
    tables: list[Table] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)

    def whom(self, whom: str) -> list[rules.Guest]:
        """Everybody who is to be seated, by `Whom`."""
        rows = self.sitters.values()
        return [row.guest for row in rows if whom == Whom.PLACE or row.person.attendance in CAME]

    @cached_property
    def gone(self) -> list[Seat]:
        """Seats of people who do not come any more."""
        return [seat for seat in self.seats if seat.attendee_id not in self.sitters]

    @cached_property
    def moved_by_hand(self) -> int:
        """How many people were moved by hand, at tables that are not locked."""
        free = {table.pk for table in self.tables if not table.locked}
        moved = [seat for seat in self.seats if seat.by_hand and seat.table_id in free]
        return sum(seat.attendee_id in self.sitters for seat in moved)

    @cached_property
    def late(self) -> list[Sitter]:
        """Who came since the proposal, and has no table."""
        seated = {seat.attendee_id for seat in self.seats}
        wanted = self.whom(self.plan.whom) if self.plan else []
        return [self.sitters[guest.key] for guest in wanted if guest.key not in seated]

    def guests_at(self, table: Table) -> list[rules.Guest]:
        """Who sits at `table` and still comes."""
        keys = [seat.attendee_id for seat in self.seats if seat.table_id == table.pk]
        return [self.sitters[key].guest for key in keys if key in self.sitters]

    @cached_property
    def judgement(self) -> rules.Judgement:
        """How good the tables are together."""
        return rules.judge([self.guests_at(table) for table in self.tables], apart=self.apart)

    @cached_property
    def themes(self) -> dict[int, str]:
        """The names of the themes that were asked or brought, and of that of the event."""
        found: dict[int, str] = {}
        for sitter in self.sitters.values():
            if said := _said(sitter.person):
                found |= {theme.pk: theme.name for theme in (said.theme, said.brings_theme) if theme}
        if theme := self.session.event.theme:
            found[theme.pk] = theme.name
        return found

    def shown(self) -> list[ShownTable]:
        """The tables with everybody at them, each with the reason."""
        everybody = [guest for table in self.tables for guest in self.guests_at(table)]
        by_hand = {seat.attendee_id: seat.by_hand for seat in self.seats}
        tables = []
        for table in self.tables:
            guests = self.guests_at(table)
            seats = [
                Shown(
                    self.sitters[guest.key],
                    by_hand[guest.key],
                    rules.reasons(guest, guests, everybody, self.themes),
                )
                for guest in guests
            ]
            seats.sort(key=lambda seat: (seat.sitter.person.name.casefold(), seat.sitter.person.pk))
            tables.append(ShownTable(table.number, table.locked, seats))
        return tables


def _said(person: Attendee) -> LearningQuestion | None:
    return getattr(person, "learning_question", None)


def seating_of(session: EventSession) -> Seating:
    """Everybody with a place in `session` and the tables as they are now. Eight queries at most, for any number."""
    rows = Attendee.objects.filter(session=session, status=AttendeeStatus.CONFIRMED).select_related(
        "registration__company", "learning_question__theme", "learning_question__brings_theme"
    )
    people = list(rows.order_by("pk"))
    parties = PartiesApart.objects.filter(session=session).select_related("first__company", "second__company")
    of_pairs = [row for pair in parties for row in (pair.first, pair.second)]
    firms = _firms([*(person.registration for person in people), *of_pairs])
    sitters = {}
    for person in people:
        firm = firms[person.registration_id]
        sitters[person.pk] = Sitter(person, _guest(person, firm, session.event.theme), firm)
    seating = Seating(session, sitters, _apart(parties, firms))
    seating.plan = TablePlan.objects.filter(session=session).first()
    if seating.plan:
        seating.tables = list(Table.objects.filter(plan=seating.plan))
        seating.seats = list(Seat.objects.filter(table__plan=seating.plan).select_related("attendee", "table"))
    return seating


def _guest(person: Attendee, firm: Firm, event_theme: EventTheme | None) -> rules.Guest:
    """A question without a theme is taken to be on that of the event."""
    said, otherwise = _said(person), event_theme.pk if event_theme else 0
    asks = brings = None
    if said and (said.text or said.theme_id):
        asks = said.theme_id or otherwise
    if said and (said.brings_text or said.brings_theme_id):
        brings = said.brings_theme_id or otherwise
    profile = firm.profile
    mix = (profile.sector, profile.size_band) if profile else ("", "")
    return rules.Guest(person.pk, firm.company, asks, brings, *mix)


def _firms(registrations: Iterable[Registration]) -> dict[int, Firm]:
    """The company of each registration. A typed name that is the name of a company with a profile is that company."""
    rows = {row.pk: row for row in registrations}
    typed = {company_of(row) for row in rows.values() if row.company is None and row.organisation}
    known: dict[str, Organisation] = {}
    if typed:
        profiles = Organisation.objects.annotate(lower=Lower("name")).filter(lower__in=typed).order_by("-pk")
        known = {profile.name.casefold(): profile for profile in profiles}  # the oldest of two with one name
    firms = {}
    for row in rows.values():
        company = company_of(row)
        profile = row.company or known.get(company)
        firms[row.pk] = Firm(company, profile.name if profile else row.organisation, profile, row)
    return firms


def _apart(parties: Iterable[PartiesApart], firms: dict[int, Firm]) -> rules.Apart:
    """The pairs that sit apart, of the companies that come."""
    coming = {firm.profile.pk: firm.company for firm in firms.values() if firm.profile}
    always = CompaniesApart.objects.filter(first__in=coming, second__in=coming).values_list("first", "second")
    pairs = {frozenset((coming[first], coming[second])) for first, second in always}
    pairs |= {frozenset((firms[pair.first_id].company, firms[pair.second_id].company)) for pair in parties}
    return frozenset(pair for pair in pairs if len(pair) > 1)


def name_of_firm(registration: Registration) -> str:
    """What the company of a registration is called; the name of the contact when it has none."""
    name = registration.company.name if registration.company else registration.organisation
    return name or registration.contact_name


def firms_in(seating: Seating) -> list[Firm]:
    """Each company in a session once, by name; those without a name are left out."""
    found: dict[str, Firm] = {}
    for sitter in seating.sitters.values():
        if sitter.firm.name:
            found.setdefault(sitter.firm.company, sitter.firm)
    return sorted(found.values(), key=lambda firm: (firm.name.casefold(), firm.registration.pk))


def pairs_apart(session: EventSession) -> tuple[list[CompaniesApart], list[PartiesApart]]:
    """The pairs that hold in all sessions, and those of `session` only."""
    companies = CompaniesApart.objects.select_related("first", "second").order_by(Lower("first__name"), "pk")
    parties = PartiesApart.objects.filter(session=session)
    return list(companies), list(parties.select_related("first__company", "second__company"))
