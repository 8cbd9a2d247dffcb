"""Who comes: a name given to a place that was taken for somebody still to be named, or corrected; and what happens when
no name came in time (issue 3, company bookings).
"""

from datetime import datetime
from typing import Any

from accounts.models import normalise_email
from events import mails, rules
from events.actions.changes import locked_place, note
from events.actions.frame import locked
from events.actions.people import Person
from events.actions.seats import change_status, settle
from events.enums import ACTIVE, AttendeeStatus
from events.errors import AlreadyHandled, AlreadyThere, TooLate
from events.mails import News
from events.models import Attendee, EventSession


def give_name(attendee: Attendee, person: Person, *, now: datetime, by: Any = None) -> Attendee:
    """Say who comes in a place of somebody still to be named, and tell that person. Twice with one name is once.

    Raises AlreadyHandled when the place has another name by now or is given up, TooLate, AlreadyThere when the address
    of `person` takes part already.
    """
    address = normalise_email(person.email)
    with locked_place(attendee) as (session, current):
        if (current.name, current.email) == (person.name, address):
            return current
        _may_rename(session, current, now=now)
        if current.name:
            raise AlreadyHandled(current.status)
        if address and session.attendees.active().filter(email=address).exists():
            raise AlreadyThere
        current.name, current.email = person.name, address
        current.save(update_fields=["name", "email"])
        if current.status == AttendeeStatus.CONFIRMED:
            mails.tell("named", current, now=now)
        note(session, "rename", current, by)
        return current


def rename(attendee: Attendee, name: str, *, now: datetime, by: Any = None) -> Attendee:
    """Correct the spelling of a name. Somebody else is `substitute`. Raises AlreadyHandled for a closed place,
    TooLate.
    """
    with locked_place(attendee) as (session, current):
        _may_rename(session, current, now=now)
        current.name = name
        current.save(update_fields=["name"])
        note(session, "rename", current, by)
        return current


def _may_rename(session: EventSession, attendee: Attendee, *, now: datetime) -> None:
    if attendee.status not in ACTIVE:
        raise AlreadyHandled(attendee.status)
    if not rules.may_rename(attendee, session, now=now):
        raise TooLate


def remind_to_name(session_id: int, *, now: datetime) -> int:
    """Ask the contacts of a session once more for the names that are missing. Gives how many contacts."""
    with locked(session_id) as session:
        if not rules.may_name_later(session, now=now):
            return 0
        missing = _without_names(session)
        mails.tell_all([News("name_them", row, once=row.registration.reference) for row in missing], now=now)
        return len({row.registration_id for row in missing})


def release_unnamed(session_id: int, *, now: datetime) -> int:
    """Give up the places for which no name came in time; they go to the waiting list. Gives how many places."""
    with locked(session_id) as session:
        if rules.may_name_later(session, now=now) or not rules.promotes(session, now=now):
            return 0
        released = _without_names(session)
        for attendee in released:
            change_status(attendee, AttendeeStatus.CANCELLED, now=now)
            note(session, "release", attendee, None)
        mails.tell_all([News("unnamed_released", row) for row in released], now=now)
        settle(session, now=now)
        return len(released)


def _without_names(session: EventSession) -> list[Attendee]:
    """The people of `session` who still have to be named."""
    rows = list(session.attendees.unnamed().select_related("registration").order_by("registration_id", "pk"))
    for row in rows:
        row.session = session
    return rows
