"""Who of a session is written to, and which mails of ours carry an own text."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from events.enums import ACTIVE, CAME, STAYED_AWAY, AttendeeStatus


class Who(TextChoices):
    """The people of a session to choose from; answers narrow them down."""

    PLACE = "place", pgettext_lazy("mailing", "Everybody with a place")
    WAITING = "waiting", pgettext_lazy("mailing", "Everybody on the waiting list")
    OFFERED = "offered", pgettext_lazy("mailing", "Everybody who was offered a place")
    REQUESTED = "requested", pgettext_lazy("mailing", "Everybody who waits for approval")
    ACTIVE = "active", pgettext_lazy("mailing", "Everybody of the four above")
    CAME = "came", pgettext_lazy("mailing", "Who came (also partly)")
    MISSED = "missed", pgettext_lazy("mailing", "Who had a place and did not come")


STATES: dict[str, frozenset[str]] = {
    Who.PLACE: frozenset({AttendeeStatus.CONFIRMED}),
    Who.WAITING: frozenset({AttendeeStatus.WAITLISTED}),
    Who.OFFERED: frozenset({AttendeeStatus.OFFERED}),
    Who.REQUESTED: frozenset({AttendeeStatus.REQUESTED}),
    Who.ACTIVE: ACTIVE,
    Who.CAME: frozenset({AttendeeStatus.CONFIRMED}),
    Who.MISSED: frozenset({AttendeeStatus.CONFIRMED}),
}
ATTENDANCES: dict[str, frozenset[str]] = {
    Who.CAME: CAME,
    Who.MISSED: STAYED_AWAY,
}


class Carrier(TextChoices):
    """The mails of ours that carry an own text of the event."""

    CONFIRMED = "confirmed", pgettext_lazy("own text in", "The confirmation")
    REMINDER = "reminder", pgettext_lazy("own text in", "The reminder")
    CALLED_OFF = "called_off", pgettext_lazy("own text in", "The mail that a session is called off")
