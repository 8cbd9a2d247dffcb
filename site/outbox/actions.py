"""Putting a mail into the outbox, and what may happen to it there; sending is the worker's work (`outbox.delivery`)."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.log_actions import log

from outbox.enums import UNFINISHED, MessageStatus
from outbox.errors import ContentGone, NotFailed
from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail to write. `kind` is a registered name ("events.confirmed"), `key` says which mail this is.

    `context` must be JSON. Mails with the same `ordering_key` go out in the order in which they were written.
    """

    kind: str
    to: str
    key: str
    context: dict[str, Any]
    language: str
    ordering_key: str = ""
    sequence: int = 0
    reply_to: str = ""


def enqueue(kind: str, *, now: datetime | None = None, **fields: Any) -> OutboxMessage:
    """Write one mail into the outbox, inside the caller's transaction; `fields` are those of `Mail`.

    Gives the row, as `enqueue_all` does. Raises KeyError for an unknown kind. (events.md 5.5)
    """
    return enqueue_all([Mail(kind=kind, **fields)], now=now)[0]


def enqueue_all(mails: Iterable[Mail], *, now: datetime | None = None) -> list[OutboxMessage]:
    """Write the mails of one action into the outbox by one statement, inside the caller's transaction.

    A second mail with the same key is the first one: nothing is written, and the row that comes back has the number of
    the stored one. Raises KeyError for an unknown kind.
    """
    now = now or timezone.now()
    rows: dict[str, OutboxMessage] = {}
    for mail in mails:
        MAIL_KINDS[mail.kind]
        rows.setdefault(mail.key, _row(mail, now))
    # Not `ignore_conflicts`: on SQLite that also swallows a row that some other constraint refuses, and the mail with
    # it. This one writes the key over itself, and only for a key that is there.
    return OutboxMessage.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["dedupe_key"], update_fields=["dedupe_key"]
    )


def _row(mail: Mail, now: datetime) -> OutboxMessage:
    fields = asdict(mail)
    return OutboxMessage(dedupe_key=fields.pop("key"), created_at=now, next_attempt_at=now, **fields)


def supersede(ordering_key: str, *, kinds: set[str] | None = None) -> int:
    """Withdraw the waiting mails of `ordering_key` (of these `kinds` only, when given); gives how many.

    For a caller that knows that newer news replaces them; what a worker has in hand still goes out.
    """
    waiting = OutboxMessage.objects.filter(ordering_key=ordering_key, status=MessageStatus.QUEUED)
    if kinds is not None:
        waiting = waiting.filter(kind__in=kinds)
    return waiting.update(status=MessageStatus.SUPERSEDED)


def retry(message: OutboxMessage, *, by: Any, now: datetime) -> None:
    """Put a failed message back in the queue, at once and with all its attempts.

    Raises NotFailed when it is not failed (any more), ContentGone when nothing is left to send.
    """
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
        if message.status != MessageStatus.FAILED:
            raise NotFailed
        if not message.to or not message.context:
            raise ContentGone
        message.status = MessageStatus.QUEUED
        message.attempts = 0
        message.next_attempt_at = now
        message.save(update_fields=["status", "attempts", "next_attempt_at"])
        log(instance=message, action="outbox.retry", user=by)


def forget_old(now: datetime) -> int:
    """Blank address and content of messages that ended more than 30 days ago; gives how many (trust.md G1)."""
    ended = OutboxMessage.objects.exclude(status__in=UNFINISHED).filter(created_at__lt=now - KEPT_FOR)
    return ended.exclude(to="", reply_to="", context={}).update(to="", reply_to="", context={})


def erase_person(*, email: str, now: datetime) -> int:
    """Remove what the outbox holds about one address: waiting mails go, ended ones keep that something was sent.

    Mails to others that name the address (a question from the contact form, a request to a company) are treated so too,
    but keep to whom they went. Gives how many.
    """
    to_person = OutboxMessage.objects.filter(to__iexact=email)
    removed = to_person.filter(status__in=UNFINISHED).delete()[0]
    removed += to_person.update(to="", reply_to="", context={}, ordering_key="")
    naming = OutboxMessage.objects.filter(pk__in=_naming(email))
    removed += naming.filter(status__in=UNFINISHED).delete()[0]
    return removed + naming.update(reply_to="", context={})


def _naming(email: str) -> list[int]:
    """The messages that answer to `email` or hold it in their content, as a whole value: not marjan@ for jan@."""
    with_text = OutboxMessage.objects.annotate(text=Cast("context", TextField()))
    # SQLite keeps JSON as it was written, PostgreSQL as characters.
    in_text = Q(text__icontains=email) | Q(text__icontains=json.dumps(email).strip('"'))
    candidates = with_text.filter(Q(reply_to__iexact=email) | in_text)
    return [
        message.pk
        for message in candidates
        if message.reply_to.lower() == email.lower() or _holds(email.lower(), message.context)
    ]


def _holds(word: str, value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(_holds(word, each) for each in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and value.lower() == word


def forget_words(words: set[str], *, in_mails_of: list[str]) -> int:
    """Put a dash where one of `words` is a whole value in the content of the mails with these ordering keys.

    For names of people in mails to others, which are found by what they are about. Gives how many changed.
    """
    changed = 0
    for message in OutboxMessage.objects.filter(ordering_key__in=in_mails_of):
        context = _without(words, message.context)
        if context != message.context:
            changed += OutboxMessage.objects.filter(pk=message.pk).update(context=context)
    return changed


def _without(words: set[str], value: Any) -> Any:
    if isinstance(value, list):
        return [_without(words, each) for each in value]
    if isinstance(value, dict):
        return {name: _without(words, each) for name, each in value.items()}
    return "-" if isinstance(value, str) and value in words else value
