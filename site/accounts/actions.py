"""What changes about people who can sign in."""

from datetime import datetime
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.users.models import UserProfile

from accounts.errors import StillAdministrator
from accounts.models import User, normalise_email


def trust_address_of_staff(user: User) -> None:
    """Take the address of somebody who has a password as proved.

    Only an administrator or the person in a signed-in session sets a password, so the address was typed by somebody who
    may; without this a colleague's first sign-in would ask for a second mail.
    """
    if user.has_usable_password() and not EmailAddress.objects.filter(user=user).exists():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def prove_address(user: User, email: str) -> None:
    """Keep that `user` typed a code that was mailed to `email`, their own address: nobody needs to ask that again.

    For accounts that were made for somebody (by an invitation or a colleague), which have no such note yet.
    """
    if normalise_email(email) == user.email and not EmailAddress.objects.filter(user=user).exists():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def change_profile(user: User, *, first_name: str, last_name: str, language: str) -> None:
    """Keep the name and the language of mails that `user` chose."""
    user.first_name, user.last_name, user.language = first_name, last_name, language
    user.save(update_fields=["first_name", "last_name", "language"])


def find_or_invite(email: str, *, first_name: str = "", last_name: str = "", language: str = "nl") -> User:
    """The account of `email`, made now when there is none (without password: its owner signs in by a code)."""
    user, created = User.objects.get_or_create(
        email=normalise_email(email),
        defaults={"first_name": first_name, "last_name": last_name, "language": language},
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def erase_person(*, email: str, now: datetime) -> int:
    """Remove the account of `email` with its sessions, addresses and authenticators; gives how many accounts.

    A sign-in that somebody began with that address ends too. Raises StillAdministrator for a superuser: then nothing of
    the person is erased, in no room.
    """
    address = normalise_email(email)
    users = User.objects.filter(email=address)
    if users.filter(is_superuser=True).exists():
        raise StillAdministrator
    with transaction.atomic():
        _remove_pictures(users)
        end_sessions(address, *users)
        Authenticator.objects.filter(user__in=users).delete()
        EmailAddress.objects.filter(Q(user__in=users) | Q(email__iexact=address)).delete()
        return users.delete()[1].get("accounts.User", 0)


def _remove_pictures(users: QuerySet[User]) -> None:
    """The files that people uploaded in the admin as a picture of themselves; the rows go with the accounts."""
    for profile in UserProfile.objects.filter(user__in=users).exclude(avatar=""):
        transaction.on_commit(partial(profile.avatar.storage.delete, profile.avatar.name))


def end_sessions(address: str, *users: User) -> int:
    """End every session of `users`, and every one in which `address` was typed to sign in; gives how many."""
    numbers = {str(user.pk) for user in users}
    ended = 0
    for session in Session.objects.iterator():
        data: dict[str, Any] = session.get_decoded()
        if str(data.get("_auth_user_id")) in numbers or repr(address) in str(data):
            session.delete()
            ended += 1
    return ended
