"""What this room keeps about people, why, and for how long."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

ERASE = "events.afterwards.actions.retention.erase"
RETENTION = "events.afterwards.actions.retention"

register.add(
    Processing(
        model="afterwards.FollowUp",
        columns=("email", "link_nonce", "holder_digest"),
        title=_("Where we ask how far a company is with its commitments"),
        purpose=_("To ask you 30 and 90 days after the session how far you are."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("the address four months after the session; a keyed hash of it, to find you, a year"),
        retention_days=365,
        counts_from="registration.session.over_at",
        eraser=ERASE,
        retain=f"{RETENTION}.forget_addresses",
    ),
    Processing(
        model="afterwards.Commitment",
        columns=("what", "who"),
        title=_("Commitments at the end of a session"),
        purpose=_("To know what your company will do, who takes it up and by when."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("a year after the session"),
        retention_days=365,
        counts_from="session.over_at",
        receivers=_("the organisers of the session, and the people of your company"),
        eraser=ERASE,
        retain=f"{RETENTION}.forget_commitments",
    ),
    Processing(
        model="afterwards.Check",
        columns=("why",),
        title=_("Why a commitment was stopped"),
        purpose=_("To learn what keeps companies from doing what they wanted."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("a year after the session"),
        retention_days=365,
        counts_from="commitment.session.over_at",
        receivers=_("the people of your company"),
        eraser=ERASE,
    ),
    Processing(
        model="afterwards.EvaluationTicket",
        columns=("answered",),
        title=_("Whether somebody evaluated a session"),
        purpose=_("To ask you once how it was; what you answer is kept apart, without your name."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=60,
        counts_from="attendee.session.over_at",
        eraser=ERASE,
        retain=f"{RETENTION}.forget_tickets",
    ),
    Processing(
        model="afterwards.EvaluationAnswer",
        columns=("takes_along", "different"),
        title=_("What people write in an evaluation"),
        purpose=_("To make sessions better. It is kept without a name or a moment: nobody can tell whose it is."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("a year after the session"),
        retention_days=365,
        counts_from="session.over_at",
        receivers=_("the organisers of the session, from five answers on"),
        eraser=ERASE,
        retain=f"{RETENTION}.forget_texts",
    ),
    Processing(
        model="afterwards.Material",
        columns=("title", "url"),
        title=_("What materials of a session are called"),
        purpose=_("To give who came what was shown and made in the session."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=60,
        counts_from="session.over_at",
        receivers=_("who came to the session, and its organisers"),
        eraser=ERASE,
        retain=f"{RETENTION}.forget_materials",
    ),
    Processing(
        model="afterwards.MaterialContent",
        columns=("data",),
        title=_("What stands in materials of a session"),
        purpose=_(
            "To give who came what was shown and made in the session. Organisers are asked to name nobody in it."
        ),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("two months after the session"),
        retention_days=60,
        counts_from="material.session.over_at",
        receivers=_("who came to the session, and its organisers"),
        eraser=ERASE,
    ),
)
register.add_free("afterwards.FollowUp", "registration", "language")
register.add_free(
    "afterwards.Commitment",
    "uid", "session", "registration", "company", "due_on", "source", "key", "created_at", "taken_up_at",
)  # fmt: skip
register.add_free("afterwards.Check", "commitment", "round", "progress", "answered_at")
register.add_free("afterwards.EvaluationTicket", "attendee")
register.add_free("afterwards.EvaluationAnswer", "session", "useful", "recommends")
register.add_free("afterwards.Material", "uid", "session", "extension", "size", "key", "created_at")
register.add_free("afterwards.MaterialContent", "material")
