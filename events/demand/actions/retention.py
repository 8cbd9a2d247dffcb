"""Forgetting questions: a year after they were asked, or two months after the session for them. Counts stay."""

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import normalise_email
from events.demand.models import OpenQuestion

KEPT_FOR = timedelta(days=365)
KEPT_AFTER_SESSION = timedelta(days=60)


def forget_old(now: datetime) -> int:
    """Delete what is kept long enough; gives how many."""
    old = Q(asked_at__lte=now - KEPT_FOR) | Q(opening__session__over_at__lte=now - KEPT_AFTER_SESSION)
    return OpenQuestion.objects.filter(old).delete()[0]


def erase(*, email: str, now: datetime) -> int:
    """Delete the questions of the person with the address `email`; gives how many."""
    return OpenQuestion.objects.filter(email=normalise_email(email)).delete()[0]
