"""Removing one person from the companies: called by the retention room through the data register."""

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import normalise_email
from community.companies.models import CoachAccess, Invitation, JoinRequest, Membership


def forget_coach_access(now: datetime) -> int:
    """Remove what companies took back from coaches a year ago. Gives how many rows."""
    return CoachAccess.objects.filter(ended_at__lt=now - timedelta(days=365)).delete()[0]


def erase_person(*, email: str, now: datetime) -> int:
    """Delete the memberships, requests and invitations of the person with this address; gives the number of rows.

    Invitations that the person wrote, and permissions for coaches that the person gave, stay without saying who did.
    """
    email = normalise_email(email)
    rows = (
        Membership.objects.filter(user__email=email),
        JoinRequest.objects.filter(user__email=email),
        CoachAccess.objects.filter(coach__email=email),
        Invitation.objects.filter(Q(email=email) | Q(accepted_by__email=email)),
    )
    CoachAccess.objects.filter(given_by__email=email).update(given_by=None)
    removed = sum(queryset.delete()[0] for queryset in rows)
    return removed + Invitation.objects.filter(invited_by__email=email).update(invited_by=None)
