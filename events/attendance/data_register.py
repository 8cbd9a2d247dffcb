"""What this room keeps about people, why, and for how long."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

RETAIN = "events.attendance.actions.retention.forget_old"
ERASE = "events.attendance.actions.retention.erase"

register.add(
    Processing(
        model="attendance.CheckIn",
        columns=("by", "undone_by"),
        title=_("Which colleague checked somebody in"),
        purpose=_("To be able to ask what happened at the door."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=60,
        counts_from="session.over_at",
        receivers=_("the organisers of the session"),
        eraser=ERASE,
        retain=RETAIN,
    ),
    Processing(
        model="attendance.Certificate",
        columns=("short_name", "holder_digest"),
        title=_("Certificates of participation"),
        purpose=_("So that whoever has your certificate can verify that it is real: your initial and surname."),
        ground=Ground.CONTRACT,
        retention=_("two years after the session"),
        retention_days=730,
        counts_from="held_on",
        receivers=_("whoever has the code on your certificate"),
        eraser=ERASE,
    ),
)
register.add_free(
    "attendance.CheckIn",
    "session", "attendee", "problem", "nonce", "source", "scanned_at", "received_at", "offline", "undone_at",
)  # fmt: skip
register.add_free(
    "attendance.Certificate",
    "attendee", "number", "code", "title", "held_on", "hours", "partial", "issued_at", "revoked_at", "revoke_reason",
)  # fmt: skip
