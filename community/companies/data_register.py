"""What the companies room keeps about people."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

ERASER = "community.companies.actions.erasure.erase_person"

register.add(
    Processing(
        model="companies.Membership",
        columns=("user", "role", "state", "joined_at", "ended_at"),
        title=_("Membership of a company"),
        purpose=_("To let you work in Mijn bedrijf for the company that you belong to, and nobody else."),
        ground=Ground.CONTRACT,
        retention=_("As long as you belong to the company, and one year after that."),
        eraser=ERASER,
        retention_days=365,
        counts_from="ended_at",
        receivers=_("The administrators of your company."),
    ),
    Processing(
        model="companies.Invitation",
        columns=("email", "role", "invited_by", "accepted_by"),
        title=_("Invitation to a company"),
        purpose=_("To let a colleague invite you by mail."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("Fourteen days to answer, then ninety days so that the company can see whom it invited."),
        eraser=ERASER,
        retention_days=90,
        counts_from="expires_at",
        receivers=_("The administrators of that company."),
    ),
    Processing(
        model="companies.JoinRequest",
        columns=("user", "created_at"),
        title=_("Request to be let into a company"),
        purpose=_("To tell the administrators of the company that you ask to be let in."),
        ground=Ground.CONTRACT,
        retention=_("Ninety days."),
        eraser=ERASER,
        retention_days=90,
        counts_from="created_at",
        receivers=_("The administrators of that company."),
    ),
)
register.add(
    Processing(
        model="companies.CoachAccess",
        columns=("coach", "given_by", "given_at", "ended_at"),
        title=_("Which coach may look along"),
        purpose=_("To show a coach only what a company gave, and to let the company see what it gave."),
        ground=Ground.CONSENT,
        retention=_("As long as it holds, and one year after that."),
        eraser=ERASER,
        retention_days=365,
        counts_from="ended_at",
        receivers=_("The administrators of the company, and the coach."),
        retain="community.companies.actions.erasure.forget_coach_access",
    )
)
register.add_free("companies.CoachAccess", "id", "organisation", "scope")
register.add_free("companies.Organisation", "*")
register.add_free("companies.Membership", "id", "organisation")
register.add_free("companies.Invitation", "id", "organisation", "token_hash", "state", "sent_at", "expires_at")
register.add_free("companies.JoinRequest", "id", "organisation", "state")
register.add_free("companies.ParticipantsPage", "*")
