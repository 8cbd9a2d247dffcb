"""The seats of a session: the only file that gives, keeps or takes one, and the only one that writes a person's
status; with the seats of a pair goes the help with language that it asked for.

Everything here expects the session row to be locked by `events.actions.frame.locked`. The unique (session, seat
number) in the database holds even if somebody forgets that. (events.md 5.4)
"""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from wagtail.log_actions import log

from accounts.models import normalise_email
from events import mails, rules
from events.actions.frame import locked
from events.actions.people import Person
from events.enums import TRANSITIONS, Attendance, AttendeeStatus
from events.errors import AlreadyHandled, NoSuchHelp, SoldOut
from events.mails import News
from events.models import Attendee, EventSession, LanguageHelp, Registration
from events.shares import FairShares

WRITTEN = ["status", "seat_no", "status_changed_at", "offer_expires_at", "ical_sequence", "attendance", "waited"]
CONFIRMED, OFFERED, WAITLISTED = AttendeeStatus.CONFIRMED, AttendeeStatus.OFFERED, AttendeeStatus.WAITLISTED


@dataclass(frozen=True)
class Roll:
    """Who is in a locked session: the seats that are held, the addresses that take part, whether somebody waits, and
    the end of each offer.
    """

    held: frozenset[int]
    addresses: frozenset[str]
    anybody_waits: bool
    offers_end: tuple[datetime, ...]


def call_roll(session: EventSession) -> Roll:
    """Who is in the locked `session` now: by one query all that a booking wants to know."""
    columns = session.attendees.active().order_by().values_list("status", "seat_no", "offer_expires_at", "email")
    rows = list(columns)
    return Roll(
        held=frozenset(seat_no for _status, seat_no, _end, _email in rows if seat_no),
        addresses=frozenset(email for *_rest, email in rows if email),
        anybody_waits=any(status == WAITLISTED for status, *_rest in rows),
        offers_end=tuple(end for _status, _seat_no, end, _email in rows if end),
    )


def take_seats(
    session: EventSession, count: int, *, beyond_capacity: bool = False, held: Collection[int] | None = None
) -> list[int]:
    """`count` free seat numbers of the locked `session`, the lowest first. `held` are the others, if the caller knows.

    Raises SoldOut(left) when fewer are free; `beyond_capacity` (the organiser overbooks) then goes on counting past the
    capacity. With more people in than a lowered capacity allows, nothing is free until enough of them left.
    """
    held = call_roll(session).held if held is None else held
    if len(held) + count > session.capacity and not beyond_capacity:
        raise SoldOut(max(0, session.capacity - len(held)))
    return list(islice((number for number in itertools.count(1) if number not in held), count))


def help_of(session: EventSession, *people: Person) -> LanguageHelp | None:
    """The help with language that one of `people` asks for. Raises NoSuchHelp when `session` does not offer it."""
    asked = next((person.help for person in people if person.help), None)
    if asked is None:
        return None
    try:
        return LanguageHelp.objects.get(session=session, pk=asked)
    except LanguageHelp.DoesNotExist:
        raise NoSuchHelp from None


def hold_help(registration: Registration) -> None:
    """Keep the help with language that a pair asked for, by its lowest free number, from when it holds its seats.

    Past the places that there are too: whether there is room, `FairShares.open_to` said before, or the organiser chose
    to go past it. Not saved for a registration that is new. (events.md 1b.6)
    """
    if registration.help_id is None or registration.help_no is not None:
        return
    given = Registration.objects.filter(help=registration.help_id, help_no__isnull=False)
    taken = set(given.values_list("help_no", flat=True))
    registration.help_no = next(number for number in itertools.count(1) if number not in taken)
    if registration.pk:
        registration.save(update_fields=["help_no"])


def _let_go_of_help(registration: Registration) -> None:
    if registration.help_no is not None:
        registration.help_no = None
        registration.save(update_fields=["help_no"])


def new_attendee(
    registration: Registration, person: Person, *, status: str, now: datetime, seat_no: int | None = None
) -> Attendee:
    """`person` in the session of `registration`, not saved yet. Raises AlreadyHandled for a state no row is born in."""
    if status not in TRANSITIONS[None]:
        raise AlreadyHandled(status)
    return Attendee(
        registration=registration,
        session=registration.session,  # one session for both: nothing else in the code sets it
        name=person.name,
        email=normalise_email(person.email),
        level=person.level,
        language=person.language,
        status=status,
        seat_no=seat_no,
        waited=status == WAITLISTED,
        status_changed_at=now,
        created_at=now,
    )


def change_status(
    attendee: Attendee,
    to: str,
    *,
    now: datetime,
    seat_no: int | None = None,
    offer_expires_at: datetime | None = None,
) -> Attendee:
    """Bring one person to the state `to` and save it; the seat is kept from offered to confirmed, else as given.

    Raises AlreadyHandled when the table of transitions has no such step.
    """
    if to not in TRANSITIONS[attendee.status]:
        raise AlreadyHandled(attendee.status)
    keeps_seat = attendee.status == OFFERED and to == CONFIRMED
    attendee.seat_no = attendee.seat_no if keeps_seat else seat_no
    attendee.status, attendee.status_changed_at, attendee.offer_expires_at = to, now, offer_expires_at
    attendee.attendance = Attendance.UNKNOWN  # nobody came to a place that is given up
    attendee.waited |= to == WAITLISTED
    attendee.save(update_fields=WRITTEN)
    if attendee.seat_no is None and attendee.session.in_pairs:
        _let_go_of_help(attendee.registration)
    return attendee


def give_seats(
    party: Sequence[Attendee], *, now: datetime, held: Collection[int] | None = None, beyond_capacity: bool = False
) -> None:
    """A seat for each of `party` who holds none; who was offered one has it now. A pair gets its help with language."""
    without = [each for each in party if each.status != AttendeeStatus.OFFERED]
    session = party[0].session
    seats = take_seats(session, len(without), held=held, beyond_capacity=beyond_capacity) if without else []
    numbers = dict(zip([each.pk for each in without], seats, strict=True))
    if without:
        hold_help(party[0].registration)
    for each in party:
        change_status(each, AttendeeStatus.CONFIRMED, now=now, seat_no=numbers.get(each.pk))


def settle(session: EventSession, *, now: datetime) -> Roll:
    """Lapse and promote in the locked `session`, what every change begins or ends with. Gives who is in it then."""
    roll = call_roll(session)
    if any(end <= now for end in roll.offers_end):
        lapse_offers(session, now=now)
        roll = call_roll(session)
    if roll.anybody_waits and promote(session, now=now, held=roll.held):
        roll = call_roll(session)
    return roll


def lapse_offers(session: EventSession, *, now: datetime) -> list[Attendee]:
    """Close the offers of the locked `session` that nobody took in time, and tell them. Gives those people."""
    late = session.attendees.filter(status=OFFERED, offer_expires_at__lte=now).select_related("registration")
    lapsed = []
    for attendee in late.order_by("pk"):
        attendee.session = session
        lapsed.append(change_status(attendee, AttendeeStatus.EXPIRED, now=now))
    mails.tell_all([News("lapsed", attendee) for attendee in lapsed], now=now)
    return lapsed


def promote(session: EventSession, *, now: datetime, held: Collection[int] | None = None) -> list[Attendee]:
    """Offer free seats of the locked `session` to the waiting list, in its order, and tell them. Gives those people.

    A party waits together: one that does not fit keeps its place in the queue and is passed, unless it said that
    fewer may come. `held` are the seats that others hold, if the caller knows.
    """
    if not rules.promotes(session, now=now):
        return []
    held = set(call_roll(session).held if held is None else held)
    offered: list[Attendee] = []
    if len(held) >= session.capacity:
        return offered
    shares, passed = FairShares(session, now=now), []
    for registration, people in queue_of(session):
        free = session.capacity - len(held)
        fits = shares.open_to(registration, free=free)
        if fits < len(people) and not (registration.allow_partial and fits):
            passed.append((registration, shares.why_not(registration, free=free, wanted=len(people))))
            continue
        offered += _offer(session, people[:fits], held, now=now)
        shares.take(registration, len(people[:fits]))
        _note_passed(session, passed, free=free)
        held |= {attendee.seat_no for attendee in offered if attendee.seat_no}
        if len(held) >= session.capacity:
            break
    mails.tell_offers(offered, now=now)
    return offered


def note_passed_over(session: EventSession, *, held: Collection[int], now: datetime) -> None:
    """Write down that somebody who came later took a place of the locked `session`, while those who wait could not
    have what was free beside `held`.
    """
    shares, free = FairShares(session, now=now), max(0, session.capacity - len(held))
    waiting = [(each, shares.why_not(each, free=free, wanted=len(people))) for each, people in queue_of(session)]
    _note_passed(session, waiting, free=free)


def queue_of(session: EventSession) -> list[tuple[Registration, list[Attendee]]]:
    """The parties that wait, in their order, each with its people."""
    waiting = session.attendees.waiting().select_related("registration__company", "registration__help")
    parties = groupby(waiting, key=lambda attendee: attendee.registration)
    return [(registration, list(people)) for registration, people in parties]


def _note_passed(session: EventSession, passed: list[tuple[Registration, str]], *, free: int) -> None:
    """Write down which parties somebody behind them went before, and why. Empties `passed`: once for an offer."""
    if passed:
        parties = [{"registration": registration.reference, "reason": reason} for registration, reason in passed]
        log(session, "events.pass_over", data={"parties": parties, "free": free})
    passed.clear()


def _offer(
    session: EventSession, people: Sequence[Attendee], held: Collection[int], *, now: datetime
) -> list[Attendee]:
    """Hold a seat for each of `people`, who wait, until the end of the offer."""
    until = rules.offer_end(session, now=now)
    hold_help(people[0].registration)
    for attendee, seat_no in zip(people, take_seats(session, len(people), held=held), strict=True):
        attendee.session = session
        change_status(attendee, OFFERED, now=now, seat_no=seat_no, offer_expires_at=until)
    return list(people)


def sweep(session_id: int, *, now: datetime) -> tuple[int, int]:
    """Lapse and promote in one session: (offers lapsed, offers made). What the clock does when nobody books."""
    with locked(session_id) as session:
        return len(lapse_offers(session, now=now)), len(promote(session, now=now))
