"""Mailing a list, and what members do with the lists that they keep."""

from datetime import datetime

from django.db import transaction

from accounts.models import User, normalise_email
from kennisbank.shortlist import mails
from kennisbank.shortlist.contents import Contents
from kennisbank.shortlist.errors import TooManyLists
from kennisbank.shortlist.links import sign
from kennisbank.shortlist.models import SavedList
from outbox.actions import enqueue_all

MOST_LISTS = 50


def send(contents: Contents, *, to: str, language: str, now: datetime) -> None:
    """Mail `contents` to the address `to`. Nothing but the mail itself remembers that address. Raises TooLong."""
    with transaction.atomic():
        enqueue_all([mails.letter(contents, to=normalise_email(to), language=language, now=now)], now=now)


def keep(contents: Contents, *, by: User, now: datetime) -> SavedList:
    """Keep `contents` among the lists of `by`; the same list twice is one. Raises TooManyLists (50)."""
    with transaction.atomic():
        owner = User.objects.select_for_update().get(pk=by.pk)  # a double click waits here
        mine = list(SavedList.objects.for_user(owner))
        same = [row for row in mine if row.contents == contents]
        if same:
            return same[0]
        if len(mine) >= MOST_LISTS:
            raise TooManyLists
        row = SavedList(owner=owner, created_at=now, updated_at=now)
        row.put(contents)
        row.save()
        return row


def change(saved: SavedList, contents: Contents, *, now: datetime) -> None:
    """Put `contents` in the place of what `saved` held. Raises TooLong: what cannot be handed on is not kept."""
    sign(contents)
    saved.put(contents)
    saved.updated_at = now
    saved.save(update_fields=["title", "items", "updated_at"])


def throw_away(saved: SavedList) -> None:
    """Delete `saved`. Addresses that were handed out go on working: they hold the list themselves."""
    saved.delete()


def erase(*, email: str, now: datetime) -> int:
    """Delete the lists of the person with the address `email`; gives how many."""
    return SavedList.objects.filter(owner__email__iexact=email).delete()[0]
