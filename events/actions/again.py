"""Once more, after a session was called off: the same people for another date, by one button."""

from datetime import datetime
from typing import Any
from uuid import uuid5

from events.actions.booking import register
from events.actions.people import Contact, Outcome, Person
from events.enums import AttendeeStatus
from events.errors import AlreadyHandled, NoSuchHelp
from events.models import Attendee, EventSession, LanguageHelp, Registration
from events.rules import Admission


def register_again(found: Attendee | Registration, *, target: EventSession, now: datetime, by: Any = None) -> Outcome:
    """Register who was in the called-off session of `found` (one person, or a whole registration) for `target`.

    What was filled in goes along; whoever had cancelled before does not. Twice is once. Raises AlreadyHandled when
    nobody lost a place by the calling off, and what `register` raises.
    """
    registration = found.registration if isinstance(found, Attendee) else found
    people = lost_by_calling_off(found)
    if not people:
        raise AlreadyHandled
    contact = Contact(
        registration.contact_name, registration.contact_email, registration.organisation, registration.language
    )
    if isinstance(found, Attendee) and found.email and not found.session.in_pairs:
        contact = Contact(found.name, found.email, registration.organisation, registration.language)
    return register(
        target,
        contact=contact,
        people=[_as_before(each, target) for each in people],
        key=uuid5(target.uid, f"again {found.pk} {type(found).__name__}"),
        now=now,
        by=by,
        allow_partial=registration.allow_partial,
        admission=Admission(company=registration.company),
    )


def _as_before(attendee: Attendee, target: EventSession) -> Person:
    """Who it was; with the same help with language, if the `target` has it too."""
    wanted, found = attendee.registration.help, None
    if attendee.is_newcomer and wanted:
        found = LanguageHelp.objects.filter(session=target, kind=wanted.kind, language=wanted.language).first()
        if found is None:
            raise NoSuchHelp
    return Person(
        attendee.name,
        attendee.email,
        level=attendee.level,
        language=attendee.language,
        help=found.pk if found else None,
    )


def lost_by_calling_off(found: Attendee | Registration) -> list[Attendee]:
    """The people of `found` whose place went away when the session was called off, in their order."""
    rows = Attendee.objects.filter(status=AttendeeStatus.CANCELLED, session_id=found.session_id)
    if isinstance(found, Attendee) and not found.session.in_pairs:
        rows = rows.filter(pk=found.pk)
    else:
        rows = rows.filter(registration=found.registration_id if isinstance(found, Attendee) else found.pk)
    called_off_at = found.session.called_off_at
    return list(rows.filter(status_changed_at=called_off_at).order_by("pk")) if called_off_at else []
