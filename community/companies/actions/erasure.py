"""Removing one person from the companies: called by the retention room through the data register."""

from datetime import datetime

from accounts.models import normalise_email
from community.companies.models import Invitation, JoinRequest, Membership


def erase_person(*, email: str, now: datetime) -> int:
    """Delete the memberships, requests and invitations of the person with this address; gives the number of rows."""
    email = normalise_email(email)
    rows = (
        Membership.objects.filter(user__email=email),
        JoinRequest.objects.filter(user__email=email),
        Invitation.objects.filter(email=email),
    )
    return sum(queryset.delete()[0] for queryset in rows)
