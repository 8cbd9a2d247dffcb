"""The states of a session and of a person in it, their named sets, and the one table of transitions (events.md 5.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    PEER_SESSION = "peer_session", _("Learning from each other")
    HR_CAFE = "hr_cafe", _("HR network café")
    KICKSTART = "kickstart", _("Kickstart")


class SessionStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("session", "Not announced yet")
    SCHEDULED = "scheduled", pgettext_lazy("session", "Planned")
    CANCELLED = "cancelled", pgettext_lazy("session", "Called off")
    COMPLETED = "completed", pgettext_lazy("session", "Completed")


# A draft is known to the organisers only.
ANNOUNCED = frozenset({SessionStatus.SCHEDULED, SessionStatus.CANCELLED, SessionStatus.COMPLETED})

# It takes place or took place: people can be checked in, and say something afterwards.
HELD = frozenset({SessionStatus.SCHEDULED, SessionStatus.COMPLETED})

SESSION_TRANSITIONS: dict[str, frozenset[str]] = {
    SessionStatus.DRAFT: frozenset({SessionStatus.SCHEDULED, SessionStatus.CANCELLED}),
    SessionStatus.SCHEDULED: frozenset({SessionStatus.CANCELLED, SessionStatus.COMPLETED}),
    SessionStatus.CANCELLED: frozenset(),
    SessionStatus.COMPLETED: frozenset(),
}


class AttendanceMode(TextChoices):
    IN_PERSON = "in_person", _("On location")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On location and online")


class Access(TextChoices):
    """Who may register by the public form; staff can register anybody for any session."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Companies that take part")
    INVITATION = "invitation", _("Only by invitation of the organiser")


class Source(TextChoices):
    WEBSITE = "website", pgettext_lazy("source of a registration", "The website")
    STAFF = "staff", pgettext_lazy("source of a registration", "Registered by staff")


class Attendance(TextChoices):
    """Whether somebody with a place came; apart from the state of the place."""

    UNKNOWN = "unknown", pgettext_lazy("attendance", "Not noted")
    PRESENT = "present", pgettext_lazy("attendance", "Present")
    PARTIAL = "partial", pgettext_lazy("attendance", "Partly present")
    ABSENT = "absent", pgettext_lazy("attendance", "Absent")
    EXCUSED = "excused", pgettext_lazy("attendance", "Absent with notice")


CAME = frozenset({Attendance.PRESENT, Attendance.PARTIAL})
STAYED_AWAY = frozenset({Attendance.ABSENT, Attendance.EXCUSED})


class AttendeeStatus(TextChoices):
    """Where one person stands in one session. Waiting list and offer are states, not objects of their own."""

    REQUESTED = "requested", pgettext_lazy("attendee", "Waiting for approval")
    WAITLISTED = "waitlisted", pgettext_lazy("attendee", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("attendee", "Place offered")
    CONFIRMED = "confirmed", pgettext_lazy("attendee", "Has a place")
    DECLINED = "declined", pgettext_lazy("attendee", "Not admitted")
    EXPIRED = "expired", pgettext_lazy("attendee", "Lapsed")
    CANCELLED = "cancelled", pgettext_lazy("attendee", "Cancelled")


SEAT_HOLDING = frozenset({AttendeeStatus.OFFERED, AttendeeStatus.CONFIRMED})
ACTIVE = SEAT_HOLDING | {AttendeeStatus.REQUESTED, AttendeeStatus.WAITLISTED}
FINAL = frozenset({AttendeeStatus.DECLINED, AttendeeStatus.EXPIRED, AttendeeStatus.CANCELLED})

# From None: the states in which a row may be born. A final state leads nowhere: registering again makes a new row.
TRANSITIONS: dict[str | None, frozenset[str]] = {
    None: frozenset({AttendeeStatus.CONFIRMED, AttendeeStatus.WAITLISTED, AttendeeStatus.REQUESTED}),
    AttendeeStatus.REQUESTED: frozenset(
        {
            AttendeeStatus.CONFIRMED,
            AttendeeStatus.WAITLISTED,
            AttendeeStatus.DECLINED,
            AttendeeStatus.CANCELLED,
            AttendeeStatus.EXPIRED,
        }
    ),
    AttendeeStatus.WAITLISTED: frozenset(
        {AttendeeStatus.OFFERED, AttendeeStatus.CONFIRMED, AttendeeStatus.CANCELLED, AttendeeStatus.EXPIRED}
    ),
    AttendeeStatus.OFFERED: frozenset({AttendeeStatus.CONFIRMED, AttendeeStatus.EXPIRED, AttendeeStatus.CANCELLED}),
    AttendeeStatus.CONFIRMED: frozenset({AttendeeStatus.CANCELLED}),
    AttendeeStatus.DECLINED: frozenset(),
    AttendeeStatus.EXPIRED: frozenset(),
    AttendeeStatus.CANCELLED: frozenset(),
}


class LanguageLevel(TextChoices):
    """How well somebody speaks Dutch, by the levels of the Common European Framework (ERK in Dutch).

    Everybody who has one is the newcomer of a pair, also who does not know the level.
    """

    BEGINNER = "a0", _("A few words (below A1)")
    A1 = "a1", _("A1: short, simple sentences")
    A2 = "a2", _("A2: a talk about everyday things")
    B1 = "b1", _("B1: a talk about work")
    B2 = "b2", _("B2 or higher: fluent")
    UNKNOWN = "unknown", _("I do not know")


class HelpKind(TextChoices):
    """Who helps somebody follow a session in another language."""

    INTERPRETER = "interpreter", _("Interpreter")
    BUDDY = "buddy", _("Language buddy")


class SpokenLanguage(TextChoices):
    """The languages in which there can be help, by their code in ISO 639-1."""

    ARABIC = "ar", _("Arabic")
    DARI = "fa", _("Dari or Farsi")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    KURDISH = "ku", _("Kurdish")
    PASHTO = "ps", _("Pashto")
    POLISH = "pl", _("Polish")
    ROMANIAN = "ro", _("Romanian")
    SOMALI = "so", _("Somali")
    SPANISH = "es", _("Spanish")
    TIGRINYA = "ti", _("Tigrinya")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")


class QuestionKind(TextChoices):
    """What an answer to a question of the organiser is."""

    TEXT = "text", pgettext_lazy("kind of question", "Text")
    CHOICE = "choice", pgettext_lazy("kind of question", "One of some choices")
    YES_NO = "yes_no", pgettext_lazy("kind of question", "Yes or no")
    HOURS = "hours", pgettext_lazy("kind of question", "A number of hours")


COUNTED_KINDS = frozenset({QuestionKind.CHOICE, QuestionKind.YES_NO})


class AskedOf(TextChoices):
    """Who answers a question."""

    CONTACT = "contact", pgettext_lazy("asked of", "Who registers, once")
    PERSON = "person", pgettext_lazy("asked of", "Each person who comes")
