"""What staff do for somebody: register, admit or refuse, confirm by hand. Each takes seats by the same one way."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from events import mails, rules
from events.actions.booking import Booking, book
from events.actions.changes import locked_place, note, together
from events.actions.people import Contact, Outcome, Person
from events.actions.seats import change_status, give_seats, note_passed_over, settle
from events.enums import AttendeeStatus, Source
from events.errors import AlreadyHandled, NobodyNamed, ReasonNeeded, SoldOut
from events.models import Attendee, EventSession
from events.shares import FairShares


def register_on_behalf(  # noqa: PLR0913 - all by name, each a fact of the registration
    session: EventSession,
    *,
    contact: Contact,
    people: Sequence[Person],
    key: UUID,
    by: Any,
    now: datetime,
    allow_partial: bool = False,
    overbook_reason: str = "",
    tell: bool = True,
) -> Outcome:
    """Register people for somebody, also before or after the window and past the number allowed at once.

    With `tell` off nobody gets a mail about it now (staff gave the answer themselves).

    When full they wait, unless `overbook_reason` gives them a place past the capacity. Raises SessionCancelled,
    SessionOver, SoldOut, NobodyNamed, KeyUsedElsewhere, Busy.
    """
    if not people:
        raise NobodyNamed
    own = {"allow_partial": allow_partial, "registered_by": by, "source": Source.STAFF}
    reason = overbook_reason.strip()
    return book(session, Booking(contact, people, key, now, by, own, overbook_reason=reason, tell=tell))


def overbook(
    session: EventSession,
    *,
    contact: Contact,
    people: Sequence[Person],
    key: UUID,
    reason: str,
    by: Any,
    now: datetime,
) -> Outcome:
    """Give `people` places past the capacity, on purpose, for a `reason` that is kept in the log. Raises
    ReasonNeeded.
    """
    if not reason.strip():
        raise ReasonNeeded
    return register_on_behalf(session, contact=contact, people=people, key=key, by=by, now=now, overbook_reason=reason)


def admit(attendee: Attendee, *, by: Any, now: datetime) -> Attendee:
    """Approve a registration that waits for it (of a pair both): a place, or the waiting list when the session is full.

    Twice is once. Raises AlreadyHandled when it does not wait for approval, SoldOut when full without a waiting list.
    """
    with locked_place(attendee) as (session, current):
        if current.status in {AttendeeStatus.CONFIRMED, AttendeeStatus.WAITLISTED}:
            return current
        if current.status != AttendeeStatus.REQUESTED:
            raise AlreadyHandled(current.status)
        _planned(session, now=now)
        roll = settle(session, now=now)
        party, left = together(current), max(0, session.capacity - len(roll.held))
        if FairShares(session, now=now).open_to(current.registration, free=left) >= len(party):
            give_seats(party, held=roll.held, now=now)
            if roll.anybody_waits:
                note_passed_over(session, held=roll.held, now=now)
        elif session.waiting_list:
            for each in party:
                change_status(each, AttendeeStatus.WAITLISTED, now=now)
        else:
            raise SoldOut(left)
        mails.tell_all([mails.News(each.status, each) for each in party], now=now)
        for each in party:
            note(session, "admit", each, by, status=each.status)
        return current


def refuse(attendee: Attendee, *, by: Any, now: datetime) -> Attendee:
    """Do not admit a registration that waits for approval (of a pair both), and tell the person. Twice is once. Raises
    AlreadyHandled.
    """
    with locked_place(attendee) as (session, current):
        if current.status == AttendeeStatus.DECLINED:
            return current
        party = together(current)
        for each in party:
            change_status(each, AttendeeStatus.DECLINED, now=now)
            note(session, "refuse", each, by)
        mails.tell_all([mails.News("declined", each) for each in party], now=now)
        return current


def confirm_by_hand(attendee: Attendee, *, reason: str, by: Any, now: datetime) -> Attendee:
    """Give one waiting person (of a pair both) a place out of turn, past the capacity if need be, for a `reason` that
    is kept.

    Twice is once. Raises ReasonNeeded, AlreadyHandled for a closed place, SessionCancelled or SessionOver.
    """
    if not reason.strip():
        raise ReasonNeeded
    with locked_place(attendee) as (session, current):
        if current.status == AttendeeStatus.CONFIRMED:
            return current
        _planned(session, now=now)
        party = together(current)
        give_seats(party, beyond_capacity=True, now=now)
        mails.tell_all([mails.News("confirmed", each) for each in party], now=now)
        for each in party:
            note(session, "confirm_by_hand", each, by, reason=reason.strip())
        return current


def _planned(session: EventSession, *, now: datetime) -> None:
    refusal = rules.why_not_registering(session, now=now, by_staff=True)
    if refusal:
        raise refusal
