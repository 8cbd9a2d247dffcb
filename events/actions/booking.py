"""Registering one or more people for a session."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
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
from events.actions.seats import Roll, new_attendee, settle, take_seats
from events.enums import AttendeeStatus, Source
from events.errors import Busy, EventsError, KeyUsedElsewhere, NameNeeded, NobodyNamed, SoldOut, TooManyAttendees
from events.models import Attendee, EventSession, Registration, SessionInvitation
from events.rules import NOTHING_TO_SHOW, Admission
from events.shares import FairShares


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
    `rules.why_not_registering`, TooManyAttendees, NobodyNamed, NameNeeded (too late to name later), SoldOut (no waiting
    list), KeyUsedElsewhere, Busy.
    (events.md 5.4, 5.5)
    """
    if not people:
        raise NobodyNamed
    if len(people) > session.max_attendees:
        raise TooManyAttendees(session.max_attendees)
    user = by if by is not None and by.is_authenticated else None
    fields = {**contact.columns(), "allow_partial": allow_partial, "user": user, "company": admission.company}
    return book(
        session,
        people=people,
        key=key,
        now=now,
        by=by,
        fields=fields,
        answers=contact.answers,
        admission=admission,
    )


def book(  # noqa: PLR0913 - all by name, each a fact of the registration
    session: EventSession,
    *,
    people: Sequence[Person],
    key: UUID,
    now: datetime,
    by: Any,
    fields: dict[str, Any],
    answers: Mapping[int, str],
    overbook_reason: str = "",
    tell: bool = True,
    admission: Admission = NOTHING_TO_SHOW,
) -> Outcome:
    """The one way into a session, for the public form and for staff (outside the window, without approval)."""
    by_staff = fields.get("source") == Source.STAFF
    try:
        with locked(session.pk) as row:
            admission = _as_it_stands(admission)
            if refusal := rules.why_not_registering(row, now=now, by_staff=by_staff, admission=admission):
                raise refusal
            if not all(person.name for person in people) and not rules.may_name_later(row, now=now):
                raise NameNeeded(rules.name_until(row))
            roll = settle(row, now=now)
            newcomers, already = _who_is_new(row, people, roll)
            if already and (stored := _replay(row, key)):
                return stored
            for address in {attendee.mailbox for attendee in already}:
                mails.send_links(address, language=fields["language"], now=now, once=key.hex)
            if not newcomers:
                return Outcome(None, tuple(already))
            registration = Registration(session=row, idempotency_key=key, created_at=now, **fields)
            attendees = _seat(
                registration,
                newcomers,
                roll.held,
                now=now,
                beyond_capacity=bool(overbook_reason),
                needs_approval=row.approval_required and not by_staff and not admission.is_invited,
            )
            _write(registration, attendees, now=now, by=by, overbook_reason=overbook_reason, tell=tell)
            if admission.invitation is not None:
                SessionInvitation.objects.filter(pk=admission.invitation.pk).update(registration=registration)
            said = [(who, person.said) for who, person in zip(attendees, newcomers, strict=True)]
            answering.write(registration, contact=answers, people=said, now=now)
            return Outcome(registration, tuple(already), attendees=tuple(attendees))
    except Busy:
        raise
    except (EventsError, IntegrityError):
        # A form that was handled before has its first result, whatever is refused by now; the key says which one.
        if stored := _replay(session, key):
            return stored
        raise


def _as_it_stands(admission: Admission) -> Admission:
    """`admission` with its invitation read again, now that the session is locked: it opens the form once."""
    if admission.invitation is None:
        return admission
    return replace(admission, invitation=SessionInvitation.objects.get(pk=admission.invitation.pk))


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
    registration: Registration,
    people: Sequence[Person],
    held: Collection[int],
    *,
    now: datetime,
    beyond_capacity: bool,
    needs_approval: bool,
) -> list[Attendee]:
    """The rows of `people` with the state each gets: a seat that is not `held`, the waiting list, or waiting for
    approval.
    """
    session = registration.session
    if needs_approval:
        seats: list[int] = []
        otherwise = AttendeeStatus.REQUESTED
    else:
        seats = _seats_for(registration, len(people), held, now=now, beyond_capacity=beyond_capacity)
        otherwise = AttendeeStatus.WAITLISTED
    if len(seats) < len(people):
        if otherwise == AttendeeStatus.WAITLISTED and not session.waiting_list:
            raise SoldOut(max(0, session.capacity - len(held)))
        registration.queued_at = now
    numbers = [*seats, *[None] * (len(people) - len(seats))]
    return [
        new_attendee(
            registration,
            name=person.name,
            email=person.email,
            status=AttendeeStatus.CONFIRMED if seat_no else otherwise,
            seat_no=seat_no,
            now=now,
        )
        for person, seat_no in zip(people, numbers, strict=True)
    ]


def _seats_for(
    registration: Registration, count: int, held: Collection[int], *, now: datetime, beyond_capacity: bool
) -> list[int]:
    """Seats for a party: all, or with `allow_partial` what it may have of what is left, or none."""
    session = registration.session
    if beyond_capacity:
        return take_seats(session, count, beyond_capacity=True, held=held)
    left = max(0, session.capacity - len(held))
    open_to_it = FairShares(session, now=now).open_to(registration, free=left)
    if open_to_it < count and not registration.allow_partial:
        return []
    return take_seats(session, min(count, open_to_it), held=held) if open_to_it else []


def _write(
    registration: Registration,
    attendees: list[Attendee],
    *,
    now: datetime,
    by: Any,
    overbook_reason: str,
    tell: bool = True,
) -> None:
    registration.save(force_insert=True)
    for attendee in attendees:
        attendee.registration = registration
    Attendee.objects.bulk_create(attendees)
    if tell:
        mails.tell_all([mails.News(attendee.status, attendee) for attendee in attendees], now=now)
    data = {
        "registration": registration.reference,
        "people": len(attendees),
        "confirmed": sum(attendee.status == AttendeeStatus.CONFIRMED for attendee in attendees),
    }
    if overbook_reason:
        data["reason"] = overbook_reason
    actor = by if by is not None and by.is_authenticated else None
    log(registration.session, "events.register", user=actor, data=data)
