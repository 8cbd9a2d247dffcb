"""Commitments become improvement actions in the file of the company, each exactly once."""

from datetime import datetime

from django.db import transaction

from community.companies.promises import Promise, receiver
from events.afterwards.models import Commitment


def hand_over(commitment: Commitment, *, now: datetime) -> bool:
    """Give `commitment` to the room that takes up promises; True when that happened now.

    Nothing happens when no room takes them up, when the company does not take part, or when it was taken up before.
    The row is locked, and what the receiver writes is committed together with `taken_up_at` or not at all: a second
    call, or one after a crash, finds either everything or nothing. What the receiver raises is raised.
    """
    take_up = receiver()
    if take_up is None:
        return False
    with transaction.atomic():
        rows = Commitment.objects.select_for_update(of=("self",)).select_related("company", "session__event")
        row = rows.filter(pk=commitment.pk, taken_up_at=None).first()
        if row is None or row.company is None or not row.what:
            return False
        take_up(
            Promise(
                uid=row.uid,
                company=row.company,
                what=row.what,
                who=row.who,
                due_on=row.due_on,
                promised_at=row.created_at,
                origin=row.session.event.title,
            ),
            now,
        )
        row.taken_up_at = now
        row.save(update_fields=["taken_up_at"])
        return True


def hand_over_all(now: datetime) -> int:
    """Hand over whatever waits for it, each in a transaction of its own. Gives how many."""
    if receiver() is None:
        return 0
    return sum(hand_over(each, now=now) for each in Commitment.objects.to_hand_over().order_by("pk")[:200])
