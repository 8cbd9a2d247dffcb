"""What this room keeps that people told: cases, tips and templates, and who told a case."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="takeaways.Takeaway",
        columns=("title", "text"),
        title=_("What you told in a session"),
        purpose=_(
            "To let other companies learn from it. Organisers are asked to name nobody. A case is shared only when "
            "your company decides so."
        ),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("a year; a case without a decision two months, a refused case is deleted at once"),
        retention_days=365,
        counts_from="session.over_at",
        receivers=_("the organisers of the session, editors, and your company"),
        eraser="events.takeaways.actions.retention.erase",
        retain="events.takeaways.actions.retention.forget_words",
    ),
)
register.add_free(
    "takeaways.Takeaway",
    "uid", "session", "kind", "told_by", "answer", "answered_at", "draft", "practice", "key", "created_at",
)  # fmt: skip
register.add_free("takeaways.Closing", "session", "why_nothing", "closed_at")
