"""What this room keeps about people, why, and for how long."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="mailings.Mailing",
        columns=("subject_nl", "body_nl", "subject_en", "body_en", "written_by"),
        title=_("Mails that organisers write to participants"),
        purpose=_("To know what was told about a session, and by which colleague."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=60,
        counts_from="session.over_at",
        receivers=_("the organisers of the session, and who the mail went to"),
        eraser="events.mailings.actions.retention.erase",
        retain="events.mailings.actions.retention.forget_old",
    ),
)
register.add_free("mailings.EventText", "translation_key", "kind", "text_nl", "text_en")
register.add_free(
    "mailings.Mailing",
    "session", "reference", "key", "selection", "version", "changed_at", "sent_at", "withdrawn_at", "people", "letters",
)  # fmt: skip
