"""May this person do this here, now? Pure answers, no writes."""

from typing import Any

from community.companies.enums import Role
from community.companies.models import Membership, Organisation
from community.companies.models.coaching import COACH_PERMISSION

COMPANIES_A_DAY = 5  # that one person adds or asks for
INVITATIONS_A_DAY = 40  # of one company: enough for its people, too few for a sender of spam (trust.md B6)


def membership_of(organisation: Organisation, user: Any) -> Membership | None:
    """The active membership of `user` in `organisation`, or None."""
    if not user.is_authenticated:
        return None
    return Membership.objects.active().filter(organisation=organisation, user=user).first()


def is_administrator(organisation: Organisation, user: Any) -> bool:
    """Whether `user` manages `organisation` now: its profile, its people, its agreement with what is published."""
    membership = membership_of(organisation, user)
    return membership is not None and membership.is_administrator


def is_last_administrator(membership: Membership) -> bool:
    """Whether the company would have no administrator without this membership. Ask it under the lock of the company."""
    if not membership.is_administrator:
        return False
    others = Membership.objects.administrators().filter(organisation=membership.organisation_id)
    return not others.exclude(pk=membership.pk).exists()


def can_coach(user: Any) -> bool:
    """Whether `user` is a coach: sees what companies let them see, which may be nothing yet."""
    return bool(user.is_active and user.has_perm(COACH_PERMISSION))


def is_role(value: str) -> bool:
    """Whether `value` is one of the roles."""
    return value in Role.values
