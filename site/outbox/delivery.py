"""Sending what is due: claim one message, send it, write down how it went (events.md 5.5; trust.md facts 6 and 7).

A message is claimed by a lease. Whoever dies in between leaves the lease; when it is over, another worker sends again
with the same Message-ID: at least once, recognisable, never lost.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection as database
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from outbox.composing import compose
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from outbox.queries import due
from outbox.registry import MAIL_KINDS

log = logging.getLogger("leergilde.outbox")

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
CLAIMS_AT_MOST = 40  # a message whose worker dies each time is itself what kills it
UNREACHABLE_IN_A_ROW = 3  # then the mail server is down: leave the rest of the round alone


def deliver_due(*, now: datetime | None = None, limit: int = 200) -> Counter:
    """Send what is due, at most `limit` messages; gives how many ended in which status.

    `now` fixes the clock (tests); without it each message is claimed at its own moment. Several workers may do it.
    """
    outcome: Counter = Counter()
    unreachable = 0
    connection = None
    try:
        while sum(outcome.values()) < limit and unreachable < UNREACHABLE_IN_A_ROW:
            message = claim(now or timezone.now())
            if message is None:
                break
            connection = connection or get_connection()
            status, reached = _deliver(message, connection, now)
            outcome[status] += 1
            unreachable = 0 if reached else unreachable + 1
    finally:
        if connection is not None:
            _close(connection)
    return outcome


def claim(now: datetime) -> OutboxMessage | None:
    """Take the oldest due message for `settings.OUTBOX_LEASE`; None when there is nothing to do."""
    while True:
        candidate = due(now).values_list("pk", flat=True).first()
        if candidate is None:
            return None
        with transaction.atomic():
            if database.features.has_select_for_update_skip_locked:
                candidate = due(now).select_for_update(skip_locked=True, of=("self",)).values_list("pk").first()
                if candidate is None:
                    return None
                (candidate,) = candidate
            # On SQLite the condition is the guard: who comes second updates nothing and looks for another one.
            taken = (
                due(now)
                .order_by()
                .filter(pk=candidate)
                .update(
                    status=MessageStatus.SENDING, lease_until=now + settings.OUTBOX_LEASE, attempts=F("attempts") + 1
                )
            )
        if taken:
            return OutboxMessage.objects.get(pk=candidate)


def _deliver(message, connection, now):
    try:
        if message.attempts > CLAIMS_AT_MOST:
            return _finish(message, MessageStatus.FAILED, now, error="worker ended while sending"), True
        if not MAIL_KINDS[message.kind].is_relevant(message.context):
            return _finish(message, MessageStatus.SUPERSEDED, now), True
        mail = compose(message, connection)
    except Exception as problem:  # a mistake in one kind of mail must not stop the others
        # Without the traceback: it would carry what stands in the mail into the log.
        log.error("message %s (%s) cannot be composed: %s", message.pk, message.kind, describe(problem))
        return _try_later(message, problem, now), True
    try:
        connection.open()
        mail.send()
    except Exception as problem:  # whatever the mail server or the network does
        log.warning("message %s (%s) not sent: %s", message.pk, message.kind, describe(problem))
        _close(connection)
        return _try_later(message, problem, now), not _is_unreachable(problem)
    return _finish(message, MessageStatus.SENT, now), True


def _finish(message, status, now, *, error=""):
    values = {"status": status, "lease_until": None, "error": error}
    if status == MessageStatus.SENT:
        values["sent_at"] = now or timezone.now()
    kind = MAIL_KINDS.get(message.kind)
    if kind and kind.secret:
        values["context"] = {}
    OutboxMessage.objects.filter(pk=message.pk).exclude(status=MessageStatus.SENT).update(**values)
    return status


def _try_later(message, problem, now):
    if message.attempts > len(BACK_OFF):
        return _finish(message, MessageStatus.FAILED, now, error=describe(problem))
    OutboxMessage.objects.filter(pk=message.pk, status=MessageStatus.SENDING).update(
        status=MessageStatus.QUEUED,
        lease_until=None,
        next_attempt_at=(now or timezone.now()) + BACK_OFF[message.attempts - 1],
        error=describe(problem),
    )
    return MessageStatus.QUEUED


def describe(problem: Exception) -> str:
    """What went wrong, without the addresses and texts that mail servers put in their answers."""
    code = getattr(problem, "smtp_code", None)
    refused = getattr(problem, "recipients", None)
    if isinstance(refused, dict) and refused:
        code = next(iter(refused.values()))[0]
    return f"{type(problem).__name__} {code}" if code else type(problem).__name__


def _is_unreachable(problem):
    return isinstance(problem, OSError) and not (isinstance(problem, SMTPException) and hasattr(problem, "recipients"))


def _close(connection):
    try:
        connection.close()
    except Exception as problem:  # a connection that is broken already cannot be closed politely
        log.info("closing the mail connection: %s", describe(problem))
