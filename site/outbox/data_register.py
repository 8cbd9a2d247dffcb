"""What the outbox keeps about people."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="outbox.OutboxMessage",
        columns=("to", "reply_to", "context"),
        title=_("E-mails that we sent you"),
        purpose=_(
            "Making sure that a confirmation, change or sign-in code reaches you, also when a mail server is down."
        ),
        ground=Ground.CONTRACT,
        retention=_("30 days after sending; the content of a sign-in code is removed as soon as it has been sent."),
        retention_days=30,
        counts_from="created_at",
        eraser="outbox.actions.erase_person",
        retain="outbox.actions.forget_old",
        receivers=_("The mail server of your own e-mail provider."),
    )
)
# Keys hold references of rows (never an address), so that a repeated mail can be recognised.
register.add_free(
    "outbox.OutboxMessage",
    "dedupe_key", "kind", "language", "ordering_key", "sequence", "status", "attempts", "created_at", "next_attempt_at",
    "lease_until", "sent_at", "error",
)  # fmt: skip
register.add_free("outbox.JobRun", "*")
