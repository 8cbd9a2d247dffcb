"""The demonstration accounts of CONTRACT.md: staff by role, and people of two fictional companies."""

from datetime import date

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured

from accounts.models import User

DOMAIN = "leergilde.example"
STAFF = {
    "beheer": "beheer",
    "redactie": "redactie",
    "redactie2": "redactie",  # the colleague who reviews
    "organisatie": "organisatie",
    "begeleiding": "begeleiding",  # leads one session, sees no other
    "coach": "coach",
    "programma": "programmaleiding",
}
EMPLOYERS = ("werkgever", "medewerker", "werkgever2")


def load(*, today: date) -> None:
    """Make the accounts that are not there yet; raises ImproperlyConfigured outside a demonstration."""
    if not settings.DEMONSTRATION:
        raise ImproperlyConfigured("Demonstration accounts have a known password; they are not for production.")
    for name, role in STAFF.items():
        user = account(name)
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        if role == "beheer" and not user.is_superuser:
            user.is_staff = user.is_superuser = True
            user.save()
    for name in EMPLOYERS:
        account(name)


def remove() -> None:
    """Take the accounts away, with second factors and sessions. What they did stays, without a name."""
    User.objects.filter(email__in=[f"{name}@{DOMAIN}" for name in (*STAFF, *EMPLOYERS)]).delete()


def account(name: str) -> User:
    """The account `name`@leergilde.example with a confirmed address, made when it is not there yet.

    Its password is the one that `make run` prints.
    """
    email = f"{name}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    user = user or User.objects.create_user(email, settings.DEMONSTRATION_PASSWORD)
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    return user
