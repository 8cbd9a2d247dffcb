"""Registering one or more people for a session."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from wagtail.log_actions import log

from accounts.models import normalise_email
from events import mails, rules
from events.actions import answering
from events.actions.frame import locked
from events.actions.people import Contact, Outcome, Person
from events.actions.seats import Roll, help_of, hold_help, new_attendee, note_passed_over, settle, take_seats
from events.enums import AttendeeStatus, Source
from events.errors import (
    Busy,
    EventsError,
    InvitationWithdrawn,
    KeyUsedElsewhere,
    NameNeeded,
    NobodyNamed,
    PairIsApart,
    PairNeeded,
    SoldOut,
    TooManyAttendees,
)
from events.models import Attendee, EventSession, Registration, SessionInvitation
from events.rules import NOTHING_TO_SHOW, Admission
from events.shares import FairShares


@dataclass(frozen=True)
class Booking:
    """What is asked of a session: who comes, by whose doing, and `own`, the columns of the registration that say how.

    For staff: a reason to go past the capacity, and whether everybody is told.
    """

    contact: Contact
    people: Sequence[Person]
    key: UUID
    now: datetime
    by: Any
    own: dict[str, Any]
    admission: Admission = NOTHING_TO_SHOW
    overbook_reason: str = ""
    tell: bool = True

    @property
    def by_staff(self) -> bool:
        """Outside the window, without approval."""
        return self.own.get("source") == Source.STAFF

    @property
    def user(self) -> Any:
        """Who is signed in, for the log."""
        return self.by if self.by is not None and self.by.is_authenticated else None


def register(
    session: EventSession,
    *,
    contact: Contact,
    people: Sequence[Person],
    key: UUID,
    now: datetime,
    by: Any = None,
    allow_partial: bool = False,
    admission: Admission = NOTHING_TO_SHOW,
) -> Outcome:
    """Register `people` for `session` by its public form: places for all, or the waiting list for all.

    With `allow_partial` the first ones get what is left. People whose address already takes part are left as they are
    and get their link again. The same `key` gives the first result back. Raises the refusals of
    `rules.why_not_registering`, TooManyAttendees, NobodyNamed, NameNeeded (too late to name later), PairNeeded,
    PairIsApart and NoSuchHelp (people come in pairs), SoldOut (no waiting list), KeyUsedElsewhere, Busy.
    (events.md 5.4, 5.5)
    """
    if not people:
        raise NobodyNamed
    if len(people) > session.max_attendees and not session.in_pairs:
        raise TooManyAttendees(session.max_attendees)
    user = by if by is not None and by.is_authenticated else None
    own = {"allow_partial": allow_partial, "user": user, "company": admission.company}
    return book(session, Booking(contact, people, key, now, by, own, admission=admission))


def book(session: EventSession, booking: Booking) -> Outcome:
    """The one way into a session, for the public form and for staff. Raises what `register` and
    `register_on_behalf` do.
    """
    try:
        with locked(session.pk) as row:
            return _take_part(row, booking)
    except Busy:
        raise
    except (EventsError, IntegrityError):
        # A form that was handled before has its first result, whatever is refused by now; the key says which one.
        if stored := _replay(session, booking.key):
            return stored
        raise


def _take_part(session: EventSession, booking: Booking) -> Outcome:
    """Judge `booking` and write it, in the locked `session`."""
    now = booking.now
    _refuse(session, booking)
    roll = settle(session, now=now)
    newcomers, already = _who_is_new(session, booking.people, roll)
    if already and (stored := _replay(session, booking.key)):
        return stored
    language = booking.contact.language
    for address in {attendee.mailbox for attendee in already}:
        mails.send_links(address, language=language, now=now, once=booking.key.hex)
    if not newcomers:
        return Outcome(None, tuple(already))
    if already and session.in_pairs:
        raise PairIsApart
    registration = Registration(
        session=session, idempotency_key=booking.key, created_at=now, **booking.contact.columns(), **booking.own
    )
    if session.in_pairs:
        registration.help, registration.allow_partial = help_of(session, *newcomers), False
    attendees = _seat(registration, newcomers, roll.held, booking)
    if roll.anybody_waits and any(attendee.seat_no for attendee in attendees):
        note_passed_over(session, held=roll.held, now=now)
    _write(registration, attendees, booking)
    said = [(who, person.said) for who, person in zip(attendees, newcomers, strict=True)]
    answering.write(registration, contact=booking.contact.answers, people=said, now=now)
    return Outcome(registration, tuple(already), attendees=tuple(attendees))


def _refuse(session: EventSession, booking: Booking) -> None:
    """Raise why `booking` cannot be, as things stand now that the session is locked. An invitation opens it once."""
    admission = booking.admission
    if admission.invitation is not None:
        current = SessionInvitation.objects.filter(pk=admission.invitation.pk).first()
        if current is None:  # whoever was asked has been erased meanwhile
            raise InvitationWithdrawn
        admission = replace(admission, invitation=current)
    if refusal := rules.why_not_registering(session, now=booking.now, by_staff=booking.by_staff, admission=admission):
        raise refusal
    if session.in_pairs and not rules.is_pair(booking.people):
        raise PairNeeded
    if not all(person.name for person in booking.people) and not rules.may_name_later(session, now=booking.now):
        raise NameNeeded(rules.name_until(session))


def _replay(session: EventSession, key: UUID) -> Outcome | None:
    stored = Registration.objects.filter(idempotency_key=key).first()
    if stored is None:
        return None
    if stored.session_id != session.pk:
        raise KeyUsedElsewhere
    return Outcome(stored, replayed=True, attendees=tuple(stored.attendees.all()))


def _who_is_new(session: EventSession, people: Sequence[Person], roll: Roll) -> tuple[list[Person], list[Attendee]]:
    """The people who do not take part yet, each address once, and the places of those who do."""
    wanted = roll.addresses & {normalise_email(person.email) for person in people}
    there = {attendee.email: attendee for attendee in session.attendees.active().filter(email__in=wanted)}
    newcomers: list[Person] = []
    seen: set[str] = set(there)
    for person in people:
        address = normalise_email(person.email)
        if not address or address not in seen:
            newcomers.append(replace(person, email=address))
        seen.add(address)
    for attendee in there.values():
        attendee.session = session
    return newcomers, list(there.values())


def _seat(
    registration: Registration, people: Sequence[Person], held: Collection[int], booking: Booking
) -> list[Attendee]:
    """The rows of `people` with the state each gets: a seat that is not `held`, the waiting list, or waiting for
    approval; whoever was invited needs none.
    """
    session = registration.session
    if session.approval_required and not booking.by_staff and booking.admission.invitation is None:
        seats: list[int] = []
        otherwise = AttendeeStatus.REQUESTED
    else:
        seats = _seats_for(registration, len(people), held, booking)
        otherwise = AttendeeStatus.WAITLISTED
    if len(seats) < len(people):
        if otherwise == AttendeeStatus.WAITLISTED and not session.waiting_list:
            raise SoldOut(max(0, session.capacity - len(held)))
        registration.queued_at = booking.now
    if seats:
        hold_help(registration)
    numbers = [*seats, *[None] * (len(people) - len(seats))]
    return [
        new_attendee(
            registration,
            person,
            status=AttendeeStatus.CONFIRMED if seat_no else otherwise,
            seat_no=seat_no,
            now=booking.now,
        )
        for person, seat_no in zip(people, numbers, strict=True)
    ]


def _seats_for(registration: Registration, count: int, held: Collection[int], booking: Booking) -> list[int]:
    """Seats for a party: all, or with `allow_partial` what it may have of what is left, or none."""
    session = registration.session
    if booking.overbook_reason:
        return take_seats(session, count, beyond_capacity=True, held=held)
    left = max(0, session.capacity - len(held))
    open_to_it = FairShares(session, now=booking.now).open_to(registration, free=left)
    if open_to_it < count and not registration.allow_partial:
        return []
    return take_seats(session, min(count, open_to_it), held=held) if open_to_it else []


def _write(registration: Registration, attendees: list[Attendee], booking: Booking) -> None:
    registration.save(force_insert=True)
    for attendee in attendees:
        attendee.registration = registration
    Attendee.objects.bulk_create(attendees)
    if booking.admission.invitation is not None:
        SessionInvitation.objects.filter(pk=booking.admission.invitation.pk).update(registration=registration)
    if booking.tell:
        mails.tell_all([mails.News(attendee.status, attendee) for attendee in attendees], now=booking.now)
    data = {
        "registration": registration.reference,
        "people": len(attendees),
        "confirmed": sum(attendee.status == AttendeeStatus.CONFIRMED for attendee in attendees),
    }
    if booking.overbook_reason:
        data["reason"] = booking.overbook_reason
    log(registration.session, "events.register", user=booking.user, data=data)
