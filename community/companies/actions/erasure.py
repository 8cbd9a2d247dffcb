"""Removing one person from the companies: called by the retention room through the data register."""

from datetime import datetime

from django.db.models import Q

from accounts.models import normalise_email
from community.companies.models import Invitation, JoinRequest, Membership


def erase_person(*, email: str, now: datetime) -> int:
    """Delete the memberships, requests and invitations of the person with this address; gives the number of rows.

    Invitations that the person wrote stay, without saying who wrote them.
    """
    email = normalise_email(email)
    rows = (
        Membership.objects.filter(user__email=email),
        JoinRequest.objects.filter(user__email=email),
        Invitation.objects.filter(Q(email=email) | Q(accepted_by__email=email)),
    )
    removed = sum(queryset.delete()[0] for queryset in rows)
    return removed + Invitation.objects.filter(invited_by__email=email).update(invited_by=None)
