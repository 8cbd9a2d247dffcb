"""What we tell people about their place. One mail for each person, in the language of the registration.

The context is a snapshot in words, taken when it happened; whether it still holds is asked again at sending. Of what
people typed, only names (checked: one line, no address in it) go to addresses that nobody confirmed. (events.md 5.5)
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from events.calendars import invitation
from events.enums import AttendeeStatus, SessionStatus
from events.links import manage_url
from events.models import Attendee
from events.queries import places_of, title_in
from outbox.actions import enqueue
from outbox.models import OutboxMessage
from outbox.registry import Attachment, MailKind, register_mail
from pagekit.dates import spoken_moment, spoken_period

REQUEST, CANCEL = "REQUEST", "CANCEL"


def describe(attendee: Attendee, *, now: datetime) -> dict[str, Any]:
    """The facts that every mail about a place holds, in words of the active language."""
    session, registration = attendee.session, attendee.registration
    names = [
        other.name for other in registration.attendees.all() if other.pk != attendee.pk and other.status in _TAKING_PART
    ]
    return {
        "attendee": attendee.pk,
        "session": session.pk,
        "session_sequence": session.sequence,
        "name": attendee.name,
        "to_contact": not attendee.email or attendee.email.lower() == registration.contact_email.lower(),
        "for_somebody_else": not attendee.email and attendee.name != registration.contact_name,
        "contact_name": registration.contact_name,
        "others": names,
        "title": title_in(session.event, registration.language),
        "when": spoken_period(session.starts_at, session.ends_at, today=now.date()),
        "further_dates": [
            spoken_period(each.starts_at, each.ends_at, today=now.date()) for each in session.further_dates.all()
        ],
        "where": session.place_line,
        "is_online": session.attendance_mode != "in_person",
        "cancel_until": spoken_moment(session.cancel_until, today=now.date()),
        "manage_url": manage_url(attendee),
        "reference": registration.reference,
    }


_TAKING_PART = {AttendeeStatus.CONFIRMED, AttendeeStatus.OFFERED, AttendeeStatus.WAITLISTED, AttendeeStatus.REQUESTED}


def tell(kind: str, attendee: Attendee, *, now: datetime, once: str = "", **extra: Any) -> OutboxMessage:
    """Write the mail `kind` about `attendee` into the outbox, once for each version of the session.

    `once` distinguishes mails that may come more than once in one version. Runs in the transaction of what it tells.
    """
    with translation.override(attendee.registration.language):
        context = describe(attendee, now=now) | {name: str(value) for name, value in extra.items()}
    return enqueue(
        f"events.{kind}",
        to=attendee.mailbox,
        key=":".join(filter(None, [kind, attendee.uid.hex, str(attendee.session.sequence), once])),
        context=context,
        language=attendee.registration.language,
        now=now,
        ordering_key=ordering_key(attendee.uid),
        sequence=attendee.session.sequence,
    )


def ordering_key(uid: UUID) -> str:
    """What the mails about one place have in common: they go out in the order in which they were written."""
    return f"events:{uid.hex}"


def tell_offer(attendee: Attendee, *, now: datetime) -> OutboxMessage:
    """A place is free: until when it is held, and the link to take it."""
    with translation.override(attendee.registration.language):
        until = spoken_moment(attendee.offer_expires_at, today=now.date())
    return tell("offered", attendee, now=now, until=until)


def send_links(address: str, *, language: str, now: datetime, once: str) -> OutboxMessage:
    """Mail all links that belong to `address` to it. Whether there are any is found out at sending.

    So asking costs the same, and looks the same, for an address that we know and one that we do not (trust.md C2).
    """
    digest = salted_hmac("events.links", address).hexdigest()[:32]
    return enqueue(
        "events.links",
        to=address,
        key=f"links:{digest}:{once}",
        context={"address": address},
        language=language,
        now=now,
    )


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


def is_known(context: dict[str, Any]) -> bool:
    """A relevance check: the person has not been erased."""
    return Attendee.objects.filter(pk=context["attendee"]).exists()


def _calendar(method: str):
    def attachments(context: dict[str, Any]) -> list[Attachment]:
        attendee = (
            Attendee.objects.select_related("session__event", "registration").filter(pk=context["attendee"]).first()
        )
        if attendee is None or not (method == CANCEL or attendee.status == AttendeeStatus.CONFIRMED):
            return []
        if method == CANCEL and not context.get("had_place"):
            return []
        content = invitation(attendee, method, title=context["title"])
        return [Attachment("leergilde.ics", content, "text/calendar", method)]

    return attachments


CONFIRMED = register_mail(
    MailKind("events.confirmed", _("Place confirmed"), still(AttendeeStatus.CONFIRMED), _calendar(REQUEST))
)
WAITLISTED = register_mail(MailKind("events.waitlisted", _("On the waiting list"), still(AttendeeStatus.WAITLISTED)))
REQUESTED = register_mail(MailKind("events.requested", _("Registration received"), still(AttendeeStatus.REQUESTED)))
OFFERED = register_mail(MailKind("events.offered", _("Place offered"), still(AttendeeStatus.OFFERED)))
LAPSED = register_mail(MailKind("events.lapsed", _("Offer lapsed"), is_known))
DECLINED = register_mail(MailKind("events.declined", _("Not admitted"), is_known))
CANCELLED = register_mail(MailKind("events.cancelled", _("Place cancelled"), is_known, _calendar(CANCEL)))
MOVED = register_mail(
    MailKind("events.moved", _("Session moved"), still(*_TAKING_PART), _calendar(REQUEST)),
)
CALLED_OFF = register_mail(MailKind("events.called_off", _("Session called off"), is_known, _calendar(CANCEL)))
HANDED_OVER = register_mail(MailKind("events.handed_over", _("Place handed over"), is_known, _calendar(CANCEL)))
TAKES_OVER = register_mail(
    MailKind("events.takes_over", _("Place taken over"), still(AttendeeStatus.CONFIRMED), _calendar(REQUEST))
)
LINKS = register_mail(MailKind("events.links", _("Links sent again"), has_links))
