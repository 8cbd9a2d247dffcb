"""Whether a mail still holds when it is sent: asked of the database at that moment."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from events import rules
from events.enums import AttendeeStatus, SessionStatus
from events.models import Attendee, SessionInvitation
from events.queries import places_of


def is_invited(context: dict[str, Any]) -> bool:
    """A relevance check: the invitation was neither withdrawn nor used; its session is planned and was not moved."""
    asked = SessionInvitation.objects.usable().filter(pk=context["invitation"]).select_related("session").first()
    if asked is None or asked.session.status != SessionStatus.SCHEDULED:
        return False
    return asked.session.sequence == context["session_sequence"]


def has_links(context: dict[str, Any]) -> bool:
    """A relevance check: the address takes part in something that is not over."""
    return bool(places_of(context["address"], now=timezone.now()))


def _current(context: dict[str, Any]) -> Attendee | None:
    """The person as it stands now, or None when the mail tells of an older version of the session."""
    attendee = Attendee.objects.select_related("session", "registration").filter(pk=context["attendee"]).first()
    if attendee is None or attendee.session.sequence != context["session_sequence"]:
        return None
    return attendee


def still(*statuses: AttendeeStatus):
    """A relevance check: the person is in one of `statuses`, the session is planned and was not moved since."""

    def is_relevant(context: dict[str, Any]) -> bool:
        attendee = _current(context)
        return (
            attendee is not None and attendee.status in statuses and attendee.session.status == SessionStatus.SCHEDULED
        )

    return is_relevant


def still_unnamed(context: dict[str, Any]) -> bool:
    """A relevance check: a place of the registration still has no name, and the session is planned."""
    attendee = _current(context)
    if attendee is None or attendee.session.status != SessionStatus.SCHEDULED:
        return False
    return attendee.registration.attendees.unnamed().exists()


def is_to_come(context: dict[str, Any]) -> bool:
    """A relevance check: the person still has the place, and the date that the mail tells of is still to come."""
    has_place = still(AttendeeStatus.CONFIRMED)
    return datetime.fromisoformat(context["start"]) > timezone.now() and has_place(context)


def has_not_answered(context: dict[str, Any]) -> bool:
    """A relevance check: the session is still to come, and the person did not answer the second call."""
    attendee = _current(context)
    may_answer = attendee is not None and rules.may_say_to_come(attendee, attendee.session, now=timezone.now())
    return may_answer and is_to_come(context)


def is_known(context: dict[str, Any]) -> bool:
    """A relevance check: the person has not been erased."""
    return Attendee.objects.filter(pk=context["attendee"]).exists()
