"""Forgetting: what is left afterwards are states and numbers, so that a year's figures still add up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import normalise_email
from events.actions.changes import cancel
from events.enums import ACTIVE, SessionStatus
from events.models import Attendee, Registration

KEPT_FOR = timedelta(days=60)
NOBODY = "-"
NO_ADDRESS = "forgotten@forgotten.invalid"


def forget_old(now: datetime) -> int:
    """Blank the people of sessions that ended two months before `now`. Gives how many rows."""
    ended = Q(session__ends_at__lt=now - KEPT_FOR)
    return _blank(Attendee.objects.filter(ended), Registration.objects.filter(ended))


def erase(*, email: str, now: datetime) -> int:
    """Blank everything under the address `email`; a place in a session to come is given up first, so that it is not
    lost.
    """
    address = normalise_email(email)
    registrations = Registration.objects.filter(contact_email=address)
    people = Attendee.objects.filter(Q(email=address) | Q(registration__in=registrations))
    coming = people.filter(status__in=sorted(ACTIVE), session__ends_at__gt=now, session__status=SessionStatus.SCHEDULED)
    for attendee in coming:
        cancel(attendee, now=now, by_staff=True)
    ids = list(registrations.values_list("pk", flat=True)), list(people.values_list("pk", flat=True))
    return _blank(Attendee.objects.filter(pk__in=ids[1]), Registration.objects.filter(pk__in=ids[0]))


def _blank(people: QuerySet[Attendee], registrations: QuerySet[Registration]) -> int:
    with transaction.atomic():
        rows = people.exclude(name=NOBODY).update(name=NOBODY, email="")
        rows += registrations.exclude(contact_email=NO_ADDRESS).update(
            contact_name=NOBODY, contact_email=NO_ADDRESS, organisation="", user=None, registered_by=None
        )
    return rows
