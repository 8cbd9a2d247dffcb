"""Sending a mail to participants: once, in batches; taking back what did not go out; trying again what failed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from events.mailings import mails, queries, rules
from events.mailings.errors import ChangedSinceSeen, NobodyChosen, NotComplete, TooManyMailings
from events.mailings.models import Mailing
from outbox.actions import Mail, enqueue_all, retry
from outbox.enums import MessageStatus
from outbox.errors import OutboxError
from privacy.throttle import allow

HOUR = timedelta(hours=1)
SENDINGS_AN_HOUR, TESTS_AN_HOUR = 10, 30
BATCH, APART = 100, timedelta(minutes=1)  # other mail, such as a code to sign in with, goes out in between


def send(mailing: Mailing, *, version: int, by: Any, now: datetime) -> Mailing:
    """Put `mailing` in the outbox for everybody it is meant for now. Sending twice is sending once.

    `version` is the one that was looked at. Raises NotComplete, NobodyChosen, ChangedSinceSeen, TooManyMailings.
    """
    if mailing.sent_at:
        return mailing
    if problems := rules.what_is_missing(mailing):
        raise NotComplete(problems)
    if not queries.chosen(mailing.session, mailing.selection).exists():
        raise NobodyChosen
    if not allow("mailings.send", str(by.pk), limit=SENDINGS_AN_HOUR, per=HOUR, now=now):
        raise TooManyMailings
    with transaction.atomic():
        row = (
            Mailing.objects.select_for_update(of=("self",)).select_related("session__event__locale").get(pk=mailing.pk)
        )
        if row.sent_at:
            return row
        if row.version != version:
            raise ChangedSinceSeen
        found = queries.readers(queries.chosen(row.session, row.selection))
        if not found:
            raise NobodyChosen
        _enqueue(mails.letters(row, found, reply_to=queries.role_mailbox(), now=now), now)
        row.sent_at, row.letters = now, len(found)
        row.people = sum(len(reader.people) for reader in found)
        row.save(update_fields=["sent_at", "people", "letters"])
        note(row, "send", by, people=row.people, letters=row.letters)
        return row


def _enqueue(letters: list[Mail], now: datetime) -> None:
    """Write `letters` so that a large mailing leaves room for the mail of others."""
    for number, start in enumerate(range(0, len(letters), BATCH)):
        enqueue_all(letters[start : start + BATCH], now=now + number * APART)


def note(mailing: Mailing, verb: str, by: Any, **numbers: int) -> None:
    """Write down in the history of the session what was done, without names."""
    log(mailing.session, f"mailings.{verb}", user=by, data={"mailing": mailing.reference, **numbers})


def send_test(mailing: Mailing, *, key: UUID, by: Any, now: datetime) -> list[str]:
    """Send `mailing` to `by` and nobody else, in each language that has a text. Gives the languages.

    Raises NotComplete, TooManyMailings.
    """
    if problems := rules.what_is_missing(mailing):
        raise NotComplete(problems)
    if not allow("mailings.test", str(by.pk), limit=TESTS_AN_HOUR, per=HOUR, now=now):
        raise TooManyMailings
    languages = ["nl", "en"] if mailing.has_english else ["nl"]
    reply_to, name = queries.role_mailbox(), by.get_full_name() or by.email
    tests = [
        Mail(
            kind="mailings.test",
            to=by.email,
            key=f"mailing_test:{key.hex}:{language}",
            context=mails.example(mailing, language, name, answerable=bool(reply_to), now=now),
            language=language,
            reply_to=reply_to,
        )
        for language in languages
    ]
    with transaction.atomic():
        enqueue_all(tests, now=now)
    return languages


def withdraw(mailing: Mailing, *, by: Any, now: datetime) -> int:
    """Keep back what of `mailing` did not go out yet. Gives how many mails; twice is once."""
    with transaction.atomic():
        row = Mailing.objects.select_for_update(of=("self",)).select_related("session").get(pk=mailing.pk)
        if row.sent_at is None or row.withdrawn_at is not None:
            return 0
        row.withdrawn_at = now  # what a worker has in hand asks for this, and so does what is tried again
        row.save(update_fields=["withdrawn_at"])
        waiting = queries.messages_of(row).filter(status=MessageStatus.QUEUED)
        number = waiting.update(status=MessageStatus.SUPERSEDED)
        note(row, "withdraw", by, letters=number)
        return number


def retry_failed(mailing: Mailing, *, only: int | None = None, by: Any, now: datetime) -> int:
    """Put the mails of `mailing` that failed (with `only`: that one) in the queue again. Gives how many."""
    failed = queries.messages_of(mailing).filter(status=MessageStatus.FAILED)
    if only is not None:
        failed = failed.filter(pk=only)
    number = 0
    with transaction.atomic():
        for message in failed.order_by("pk"):
            try:
                retry(message, by=by, now=now)
            except OutboxError:  # somebody else was first, or its content is gone: not ours to send any more
                continue
            number += 1
        if number:
            note(mailing, "retry", by, letters=number)
    return number
