"""Every mail of this room: its name, whether it still holds, and its calendar part."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.calendars import invitation, withdrawal
from events.enums import ACTIVE, AttendeeStatus
from events.mails.relevance import has_links, has_not_answered, is_invited, is_known, is_to_come, still, still_unnamed
from events.models import Attendee
from outbox.registry import Attachment, MailKind, register_mail

REQUEST, CANCEL = "REQUEST", "CANCEL"


def _calendar(method: str):
    def attachments(context: dict[str, Any]) -> list[Attachment]:
        attendee = (
            Attendee.objects.select_related("session__event", "registration").filter(pk=context["attendee"]).first()
        )
        if attendee is None or not (method == CANCEL or attendee.status == AttendeeStatus.CONFIRMED):
            return []
        if not attendee.name:  # nobody's calendar yet
            return []
        if method == CANCEL and not context.get("had_place"):
            return []
        content = invitation(attendee, method, title=context["title"])
        return [Attachment("leergilde.ics", content, "text/calendar", method)]

    return attachments


def _withdrawn(context: dict[str, Any]) -> list[Attachment]:
    attendee = Attendee.objects.select_related("session__event", "registration").filter(pk=context["attendee"]).first()
    if attendee is None or not context.get("had_place"):
        return []
    start, end = (datetime.fromisoformat(context[name]) for name in ("start", "end"))
    content = withdrawal(attendee, (context["dropped"], start, end), title=context["title"])
    return [Attachment("leergilde.ics", content, "text/calendar", CANCEL)]


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
    MailKind("events.moved", _("Session moved"), still(*ACTIVE), _calendar(REQUEST)),
)

CALLED_OFF = register_mail(MailKind("events.called_off", _("Session called off"), is_known, _calendar(CANCEL)))

HANDED_OVER = register_mail(MailKind("events.handed_over", _("Place handed over"), is_known, _calendar(CANCEL)))

TAKES_OVER = register_mail(
    MailKind("events.takes_over", _("Place taken over"), still(AttendeeStatus.CONFIRMED), _calendar(REQUEST))
)

NAMED = register_mail(
    MailKind("events.named", _("Place given a name"), still(AttendeeStatus.CONFIRMED), _calendar(REQUEST))
)

NAME_THEM = register_mail(MailKind("events.name_them", _("Names asked for"), still_unnamed))

UNNAMED_RELEASED = register_mail(MailKind("events.unnamed_released", _("Places without a name given up"), is_known))

REMINDER = register_mail(MailKind("events.reminder", _("Reminder"), is_to_come))

SECOND_CALL = register_mail(MailKind("events.second_call", _("Are you still coming?"), has_not_answered))

LAST_CALL = register_mail(MailKind("events.last_call", _("Are you still coming? Last time"), has_not_answered))

GIVEN_AWAY = register_mail(MailKind("events.given_away", _("Place given to a stand-by"), is_known, _calendar(CANCEL)))

DATE_DROPPED = register_mail(MailKind("events.date_dropped", _("One date dropped"), is_known, _withdrawn))

MERGED = register_mail(MailKind("events.merged", _("Two registrations made one"), is_known, _calendar(CANCEL)))

INVITED = register_mail(MailKind("events.invited", _("Invitation for a session"), is_invited))

LINKS = register_mail(MailKind("events.links", _("Links sent again"), has_links))
