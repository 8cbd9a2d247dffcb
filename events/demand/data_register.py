"""What this room keeps about people, why, and for how long."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="demand.OpenQuestion",
        columns=("text", "name", "email", "organisation", "link_nonce"),
        title=_("Learning questions without a session"),
        purpose=_("To plan a session when enough companies ask the same, and to invite you first."),
        ground=Ground.CONTRACT,
        retention=_("a year, or two months after the session that was opened for it"),
        retention_days=365,
        counts_from="asked_at",
        receivers=_("the organisers, without your name and address until you register"),
        eraser="events.demand.actions.retention.erase",
        retain="events.demand.actions.retention.forget_old",
    ),
)
register.add_free(
    "demand.OpenQuestion", "pool", "opening", "reference", "language", "weekdays", "parts", "asked_at"
)  # fmt: skip
register.add_free("demand.Pool", "theme", "region", "needed")
register.add_free(
    "demand.Opening", "pool", "session", "companies", "people", "public_from", "opened_at", "told_at"
)  # fmt: skip
