"""Named reads of the outbox."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from outbox.enums import UNFINISHED, MessageStatus
from outbox.models import OutboxMessage


def due(now: datetime) -> QuerySet[OutboxMessage]:
    """The messages that may be sent at `now`, oldest first.

    Waiting ones whose time has come, and ones whose worker died (their lease is over). A message waits for every older
    unfinished one with the same ordering key: a cancellation never overtakes its invitation.
    """
    older = OutboxMessage.objects.filter(
        ordering_key=OuterRef("ordering_key"), id__lt=OuterRef("id"), status__in=UNFINISHED
    )
    ready = Q(status=MessageStatus.QUEUED, next_attempt_at__lte=now)
    abandoned = Q(status=MessageStatus.SENDING, lease_until__lte=now)
    return (
        OutboxMessage.objects.filter(ready | abandoned)
        .filter(Q(ordering_key="") | ~Exists(older))
        .order_by("next_attempt_at", "id")
    )


def failed() -> QuerySet[OutboxMessage]:
    """The messages that we gave up on, newest first: a person has to look at them."""
    return OutboxMessage.objects.filter(status=MessageStatus.FAILED).order_by("-created_at", "-id")


def late(now: datetime, *, since: datetime) -> int:
    """How many messages are due at `now` and were written before `since`: what a stopped worker looks like."""
    return OutboxMessage.objects.filter(status__in=UNFINISHED, created_at__lt=since, next_attempt_at__lte=now).count()
