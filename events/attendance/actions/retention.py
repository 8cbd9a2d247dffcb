"""Forgetting: scans stay as numbers, certificates for two years without any whole name."""

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import holder_digest, normalise_email
from events.actions.retention import KEPT_FOR
from events.attendance.models import Certificate, CheckIn
from events.attendance.queries import older_than

CERTIFICATE_KEPT_FOR = timedelta(days=730)


def forget_old(now: datetime) -> int:
    """Forget who held the phone two months after a session, and whose certificate it was after two years."""
    scans = older_than(now - KEPT_FOR).filter(Q(by__isnull=False) | Q(undone_by__isnull=False))
    rows = scans.update(by=None, undone_by=None)
    old = Certificate.objects.filter(held_on__lt=(now - CERTIFICATE_KEPT_FOR).date())
    return rows + old.exclude(short_name="", holder_digest="").update(short_name="", holder_digest="")


def erase(*, email: str, now: datetime) -> int:
    """Take the person with the address `email` from scans and certificates. Gives how many rows.

    A certificate is found by the hash of its holder's address, also long after the registration was blanked; it stays
    valid, without a name.
    """
    address = normalise_email(email)
    certificates = Certificate.objects.filter(holder_digest=holder_digest(address))
    rows = certificates.update(short_name="", holder_digest="")
    rows += CheckIn.objects.filter(by__email=address).update(by=None)
    return rows + CheckIn.objects.filter(undone_by__email=address).update(undone_by=None)
