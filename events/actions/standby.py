"""The second call at the door: who answered keeps the place, a place without an answer may go to a stand-by.

A place is given for a place, under the lock of the session, so the capacity is never exceeded. (events.md 1b.4)
"""

from datetime import datetime
from typing import Any

from events import mails, rules
from events.actions.changes import locked_place, note
from events.actions.seats import call_roll, change_status, take_seats
from events.enums import FINAL, AttendeeStatus
from events.errors import AlreadyHandled, NobodyWaits, PlaceGiven, PlaceNotSoft, SoldOut, TooLate
from events.models import Attendee, EventSession


def say_to_come(attendee: Attendee, *, now: datetime, by: Any = None) -> Attendee:
    """The answer to the second call: the place stays. Twice is once.

    Also after the start, as long as nobody else got it. Raises PlaceGiven, AlreadyHandled without a place, TooLate when
    the session is over.
    """
    with locked_place(attendee) as (session, current):
        _refuse_without_place(current)
        if current.confirmed_again_at is not None:
            return current
        if not rules.may_say_to_come(current, session, now=now):
            raise TooLate
        current.confirmed_again_at = now
        current.save(update_fields=["confirmed_again_at"])
        note(session, "say_to_come", current, by)
        return current


def _refuse_without_place(attendee: Attendee) -> None:
    if attendee.status == AttendeeStatus.CONFIRMED:
        return
    if attendee.status in FINAL and Attendee.objects.filter(substituted_for=attendee, stands_by=True).exists():
        raise PlaceGiven(attendee.status)
    raise AlreadyHandled(attendee.status)


def stand_by(attendee: Attendee, *, now: datetime, by: Any = None, willing: bool = True) -> Attendee:
    """Somebody who waits says to stand by on the day (or, not `willing`, not any more). Twice is once.

    Raises AlreadyHandled when the person does not wait, TooLate when the session has begun.
    """
    with locked_place(attendee) as (session, current):
        if current.status != AttendeeStatus.WAITLISTED:
            raise AlreadyHandled(current.status)
        if not rules.may_stand_by(current, session, now=now):
            raise TooLate
        if current.stands_by != willing:
            current.stands_by = willing
            current.save(update_fields=["stands_by"])
            note(session, "stand_by", current, by, willing=willing)
        return current


def do_not_stand_by(attendee: Attendee, *, now: datetime, by: Any = None) -> Attendee:
    """Take back to stand by; the place in the queue stays."""
    return stand_by(attendee, now=now, by=by, willing=False)


def let_in(stand_by: Attendee, *, place_of: Attendee | None, now: datetime, by: Any) -> Attendee:
    """Seat somebody from the waiting list: in the soft place of `place_of`, or (None) in a place that nobody holds.

    Whose place it was is told so, and the calendar entry goes away. Twice is once: who has a place keeps it. Raises
    PlaceNotSoft, NobodyWaits, SoldOut (also while more people have a place than fit), TooLate outside the session.
    That this person is there is for the room of attendance to write.
    """
    with locked_place(stand_by) as (session, newcomer):
        if newcomer.status == AttendeeStatus.CONFIRMED:
            return newcomer
        if not rules.may_let_in(session, now=now):
            raise TooLate
        if newcomer.status != AttendeeStatus.WAITLISTED:
            raise NobodyWaits(newcomer.status)
        old = None if place_of is None else _free(session, place_of, now=now)
        _seat(session, newcomer, old, now=now)
        note(session, "let_in", newcomer, by, instead_of=old.pk if old else None)
        return newcomer


def _free(session: EventSession, place_of: Attendee, *, now: datetime) -> Attendee:
    """Close the soft place of the locked session."""
    old = session.attendees.select_related("registration").filter(pk=place_of.pk).first()
    if old is None or not rules.is_soft(old, session, now=now):
        raise PlaceNotSoft
    if len(call_roll(session).held) > session.capacity:
        raise SoldOut
    old.session = session
    old.ical_sequence += 1
    change_status(old, AttendeeStatus.CANCELLED, now=now)
    mails.tell("given_away", old, now=now, had_place="yes")
    return old


def _seat(session: EventSession, newcomer: Attendee, old: Attendee | None, *, now: datetime) -> None:
    change_status(newcomer, AttendeeStatus.CONFIRMED, now=now, seat_no=take_seats(session, 1)[0])
    newcomer.substituted_for, newcomer.stands_by = old, True
    newcomer.save(update_fields=["substituted_for", "stands_by"])
