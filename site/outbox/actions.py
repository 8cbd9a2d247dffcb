"""Putting a mail into the outbox; sending is the worker's work (`outbox.delivery`)."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS


def enqueue(
    kind: str,
    *,
    to: str,
    key: str,
    context: dict[str, Any],
    language: str,
    now: datetime | None = None,
    ordering_key: str = "",
    sequence: int = 0,
    reply_to: str = "",
) -> OutboxMessage:
    """Write one mail into the outbox, inside the caller's transaction.

    `kind` is a registered name ("events.confirmed"), `key` says which mail this is: a second one with the same key is the first
    one (nothing is written, the stored row comes back). `context` must be JSON. Mails with the same `ordering_key` go out in the
    order in which they were written. Raises KeyError for an unknown kind. (events.md 5.5)
    """
    MAIL_KINDS[kind]
    now = now or timezone.now()
    message, _created = OutboxMessage.objects.get_or_create(
        dedupe_key=key,
        defaults={
            "kind": kind,
            "to": to,
            "reply_to": reply_to,
            "language": language,
            "context": context,
            "ordering_key": ordering_key,
            "sequence": sequence,
            "created_at": now,
            "next_attempt_at": now,
        },
    )
    return message
