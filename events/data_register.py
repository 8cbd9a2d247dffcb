"""What this room keeps about people, why, and for how long."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

TWO_MONTHS = 60
RETAIN = "events.actions.retention.forget_old"
ERASE = "events.actions.retention.erase"

register.add(
    Processing(
        model="events.Registration",
        columns=("contact_name", "contact_email", "organisation", "user", "link_nonce"),
        title=_("Registrations for sessions"),
        purpose=_("To keep a place for you, to tell you what changes, and to let you change or cancel."),
        ground=Ground.CONTRACT,
        retention=_("two months after the session"),
        retention_days=TWO_MONTHS,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        retain=RETAIN,
    ),
    Processing(
        model="events.Attendee",
        columns=("name", "email", "language", "link_nonce", "attendance", "note"),
        title=_("Who takes part in sessions"),
        purpose=_("To know who comes, and to write to that person about the session."),
        ground=Ground.CONTRACT,
        retention=_("two months after the session"),
        retention_days=TWO_MONTHS,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        figures=("attendance",),
    ),
    Processing(
        model="events.Registration",
        columns=("registered_by",),
        title=_("Which colleague registered somebody"),
        purpose=_("To be able to ask how a registration came about."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=TWO_MONTHS,
        counts_from="session.over_at",
        eraser=ERASE,
    ),
)
register.add(
    Processing(
        model="events.SessionInvitation",
        columns=("name", "email", "invited_by"),
        title=_("Invitations for sessions"),
        purpose=_("To ask you to come, and to know whom we asked."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=TWO_MONTHS,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
    )
)
register.add_free(
    "events.SessionInvitation", "session", "reference", "language", "registration", "sent_at", "withdrawn_at"
)
register.add(
    Processing(
        model="events.Answer",
        columns=("value",),
        title=_("Answers to questions of the organiser"),
        purpose=_("What stands beside each question on the registration form."),
        ground=Ground.CONTRACT,
        retention=_("as many days after the session as stand beside the question, at most two months"),
        retention_days=TWO_MONTHS,
        counts_from="registration.session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        retain="events.actions.forgetting.forget_answers",
    ),
    Processing(
        model="events.Needs",
        columns=("dietary", "access"),
        title=_("Dietary and access needs"),
        purpose=_("To cook and arrange the room so that everybody can take part."),
        ground=Ground.CONSENT,
        retention=_("seven days after the session"),
        retention_days=7,
        counts_from="attendee.session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        sensitive=True,
        retain="events.actions.forgetting.forget_needs",
    ),
    Processing(
        model="events.Attendee",
        columns=("level",),
        title=_("How well a newcomer speaks Dutch"),
        purpose=_("To let newcomers follow the session, in simple words or with an interpreter."),
        ground=Ground.CONSENT,
        retention=_("seven days after the session"),
        retention_days=7,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        retain="events.actions.forgetting.forget_newcomers",
    ),
    Processing(
        model="events.Registration",
        columns=("help", "help_no"),
        title=_("Help with language that a newcomer asked for"),
        purpose=_("To have an interpreter or a language buddy there."),
        ground=Ground.CONSENT,
        retention=_("seven days after the session"),
        retention_days=7,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
    ),
    Processing(
        model="events.LearningQuestion",
        columns=("theme", "text", "brings_theme", "brings_text"),
        title=_("What people want to learn and can bring"),
        purpose=_("To make tables at which people can help each other."),
        ground=Ground.CONSENT,
        retention=_("two months after the session"),
        retention_days=TWO_MONTHS,
        counts_from="attendee.session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        retain="events.actions.forgetting.forget_learning",
    ),
)
register.add(
    Processing(
        model="events.PersonalFeed",
        columns=("user", "secret"),
        title=_("The secret address of your own calendar"),
        purpose=_("To show your calendar program the sessions that you go to."),
        ground=Ground.CONTRACT,
        retention=_("until you stop it or your account ends"),
        eraser=ERASE,
    )
)
register.add(
    Processing(
        model="events.SessionLead",
        columns=("user",),
        title=_("Who leads a session"),
        purpose=_("To let whoever leads a session run it, and see only that."),
        ground=Ground.CONTRACT,
        retention=_("until an organiser takes you off or your account ends"),
        eraser=ERASE,
    )
)
register.add_free("events.SessionLead", "reference", "session", "event")
register.add_free("events.PersonalFeed", "renewed_at")
register.add_free("events.Answer", "question", "registration", "attendee", "answered_at")
register.add_free("events.Needs", "attendee")
register.add_free("events.LearningQuestion", "attendee")
register.add_free(
    "events.Registration",
    "session", "company", "reference", "contact_verified_at", "language", "idempotency_key", "queued_at",
    "allow_partial", "consent_version", "source", "created_at",
)  # fmt: skip
register.add_free(
    "events.Attendee",
    "registration", "session", "uid", "status", "seat_no", "offer_expires_at", "status_changed_at", "ical_sequence",
    "substituted_for", "created_at", "asked_again_at", "confirmed_again_at", "stands_by", "waited",
)  # fmt: skip
for model in (
    "EventSession",
    "LanguageHelp",
    "SessionDate",
    "EventTheme",
    "AgendaPage",
    "EventPage",
    "EventPageTag",
    "EventInstrument",
    "Question",
    "AnswerTotal",
):
    register.add_free(f"events.{model}", "*")
