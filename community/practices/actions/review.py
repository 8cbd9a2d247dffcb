"""What editors do: take up, ask, write the text, lay it before the company, decline."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from community.practices.actions.steps import lock, move
from community.practices.enums import MessageKind, PracticeState
from community.practices.errors import EditConflict, NothingToSend, WrongState
from community.practices.mails import CHANGES_REQUESTED, DECLINED, TEXT_READY, tell
from community.practices.models import PracticeMessage, PracticeSubmission, PracticeText
from community.practices.models.texts import TEXT_FIELDS
from community.practices.queries import last_number, texts_of
from community.practices.rules import editor_may_write


def take_up(submission: PracticeSubmission, *, by: User, now: datetime) -> PracticeSubmission:
    """Say that `by` works on this practice; taking over from a colleague is allowed. Raises WrongState."""
    with transaction.atomic():
        row = lock(submission)
        if row.state == PracticeState.SUBMITTED:
            row.reviewer = by
            move(row, PracticeState.IN_REVIEW, by=by, now=now)
        elif row.state == PracticeState.IN_REVIEW:
            row.reviewer = by
            row.save(update_fields=["reviewer"])
        else:
            raise WrongState(row)
    return row


def ask(
    submission: PracticeSubmission, *, questions: dict[str, str], version: int, by: User, now: datetime
) -> PracticeSubmission:
    """Give the practice back to the company with `questions`: what is asked, by field ("" for all).

    Raises EditConflict when the practice changed since `version`, or WrongState.
    """
    with transaction.atomic():
        row = lock(submission)
        if row.version != version:
            raise EditConflict(row)
        row.reviewer = row.reviewer or by
        move(row, PracticeState.CHANGES_REQUESTED, by=by, now=now)
        PracticeMessage.objects.bulk_create(
            PracticeMessage(
                submission=row, kind=MessageKind.QUESTION, about=about, text=text, author=by, created_at=now
            )
            for about, text in questions.items()
        )
        tell(CHANGES_REQUESTED, row, now=now)
    return row


def decline(
    submission: PracticeSubmission, *, reason: str, version: int, by: User, now: datetime
) -> PracticeSubmission:
    """Close a practice that is not published, with the reason for the company. Raises EditConflict or WrongState."""
    with transaction.atomic():
        row = lock(submission)
        if row.version != version:
            raise EditConflict(row)
        if row.has_agreement:  # what is on the site is the company's to withdraw
            raise WrongState(row)
        move(row, PracticeState.DECLINED, by=by, now=now)
        PracticeMessage.objects.create(
            submission=row, kind=MessageKind.DECLINED, text=reason, author=by, created_at=now
        )
        tell(DECLINED, row, now=now)
    return row


def save_text(
    submission: PracticeSubmission, texts: dict[str, dict[str, Any]], *, version: int, by: User, now: datetime
) -> PracticeSubmission:
    """Store the text that editors work on: `texts` by language, each with the TEXT_FIELDS. One left out is removed.

    What was laid before the company stays as it was: this writes the next version. Saving the same changes nothing.
    Raises EditConflict when somebody saved since `version`, or WrongState.
    """
    with transaction.atomic():
        row = lock(submission)
        number = last_number(row, sent=False)
        stored = {text.language: text.content() for text in texts_of(row, number)}
        if stored == texts:
            return row
        if not editor_may_write(row):
            raise WrongState(row)
        if row.version != version:
            raise EditConflict(row)
        number = number or (last_number(row, sent=True) or 0) + 1
        row.texts.filter(number=number).exclude(language__in=texts).delete()
        for language, content in texts.items():
            PracticeText.objects.update_or_create(
                submission=row,
                number=number,
                language=language,
                defaults={name: content[name] for name in TEXT_FIELDS},
            )
        row.reviewer = by
        if row.state == PracticeState.SUBMITTED:
            move(row, PracticeState.IN_REVIEW, by=by, now=now)
        else:
            row.version += 1
            row.save(update_fields=["version", "reviewer"])
            log(row, "practices.text", user=by, data={"number": number})
    return row


def send_for_agreement(submission: PracticeSubmission, *, by: User, now: datetime) -> PracticeSubmission:
    """Lay the text before the company; from now on it does not change. Doing it twice is once.

    Raises NothingToSend or WrongState.
    """
    with transaction.atomic():
        row = lock(submission)
        number = last_number(row, sent=False)
        if number is None and row.state == PracticeState.TEXT_READY:
            return row
        if number is None or not texts_of(row, number):
            raise NothingToSend
        row.texts.filter(number=number).update(sent_at=now)
        move(row, PracticeState.TEXT_READY, by=by, now=now, number=number)
        tell(TEXT_READY, row, now=now)
    return row
