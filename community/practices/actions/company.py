"""What the company does: write, send in, ask for a correction, agree, withdraw."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from accounts.models import User
from community.companies.models import Organisation
from community.practices.actions.publication import publish, unpublish
from community.practices.actions.steps import lock, move
from community.practices.enums import MessageKind, PracticeState
from community.practices.errors import EditConflict, NotComplete, TextChanged, WrongState
from community.practices.mails import SUBMITTED, WITHDRAWN, tell
from community.practices.models import PracticeMessage, PracticeSubmission
from community.practices.models.submissions import ANSWER_FIELDS
from community.practices.queries import last_number, practices_index
from community.practices.rules import company_may_write, may_follow, missing_answers


def start(
    organisation: Organisation,
    answers: dict[str, Any],
    *,
    form_key: uuid.UUID,
    version: int = 1,
    language: str,
    by: User,
    now: datetime,
) -> PracticeSubmission:
    """Store a new practice as a draft. The same `form_key` gives the first one, with what is typed now over `version`.

    `answers` holds the ANSWER_FIELDS. Raises WrongState or EditConflict like `save_answers`.
    """
    first = PracticeSubmission.objects.filter(form_key=form_key, organisation=organisation, author=by).first()
    if first is None:
        try:
            with transaction.atomic():
                submission = PracticeSubmission.objects.create(
                    organisation=organisation,
                    author=by,
                    form_key=form_key,
                    language=language,
                    created_at=now,
                    changed_at=now,
                    **{name: answers[name] for name in ANSWER_FIELDS},
                )
                log(submission, "practices.start", user=by)
                return submission
        except IntegrityError:  # sent twice at the same moment
            first = PracticeSubmission.objects.filter(form_key=form_key, organisation=organisation, author=by).first()
            if first is None:
                raise
    return save_answers(first, answers, version=version, by=by)


def save_answers(
    submission: PracticeSubmission, answers: dict[str, Any], *, version: int, by: User
) -> PracticeSubmission:
    """Store the answers over `version`, which the form was filled from. Saving what stands there changes nothing.

    Raises WrongState when the answers are not the company's to change now, EditConflict when somebody saved in between.
    """
    with transaction.atomic():
        row = lock(submission)
        if row.answers() == {name: answers[name] for name in ANSWER_FIELDS}:
            return row
        if not company_may_write(row):
            raise WrongState(row)
        if row.version != version:
            raise EditConflict(row)
        for name in ANSWER_FIELDS:
            setattr(row, name, answers[name])
        row.version += 1
        row.save()
        log(row, "practices.answers", user=by)
    return row


def send_in(submission: PracticeSubmission, *, by: User, now: datetime) -> PracticeSubmission:
    """Send a practice to the editors. Sending twice is once. Raises NotComplete or WrongState."""
    with transaction.atomic():
        row = lock(submission)
        if row.state == PracticeState.SUBMITTED:
            return row
        missing = missing_answers(row.answers())
        if missing:
            raise NotComplete(missing)
        row.submitted_at = now
        move(row, PracticeState.SUBMITTED, by=by, now=now)
        tell(SUBMITTED, row, now=now)
    return row


def throw_away(submission: PracticeSubmission, *, by: User) -> None:
    """Delete a draft for good; nobody but the company ever saw it. Raises WrongState when it was sent in."""
    with transaction.atomic():
        row = lock(submission)
        if row.state != PracticeState.DRAFT:
            raise WrongState(row)
        log(row, "practices.throw_away", user=by)
        row.delete()


def ask_correction(
    submission: PracticeSubmission, *, number: int, text: str, by: User, now: datetime
) -> PracticeSubmission:
    """Send the text of version `number` back to the editors with a remark. Raises WrongState or TextChanged."""
    with transaction.atomic():
        row = lock(submission)
        if row.state != PracticeState.TEXT_READY:
            raise WrongState(row)
        if last_number(row, sent=True) != number:
            raise TextChanged
        PracticeMessage.objects.create(
            submission=row, kind=MessageKind.CORRECTION, text=text, author=by, created_at=now
        )
        move(row, PracticeState.IN_REVIEW, by=by, now=now)
    return row


def agree(submission: PracticeSubmission, *, number: int, by: User, now: datetime) -> PracticeSubmission:
    """Agree with publication of exactly the text of version `number`, which is published at once.

    Agreeing twice is once. Raises TextChanged when another text was laid before the company meanwhile, or WrongState.
    Without a page to publish under it stays "agreed", and stands in the editors' queue.
    """
    with transaction.atomic():
        row = lock(submission)
        if row.agreed_number == number and row.has_agreement and row.state != PracticeState.TEXT_READY:
            return row
        if not may_follow(row.state, PracticeState.AGREED):
            raise WrongState(row)
        if last_number(row, sent=True) != number:
            raise TextChanged
        row.agreed_number, row.company_approved_at, row.approved_by = number, now, by
        move(row, PracticeState.AGREED, by=by, now=now, number=number)
        if practices_index(row.language):
            row = publish(row, by=by, now=now)
    return row


def withdraw(submission: PracticeSubmission, *, by: User, now: datetime) -> PracticeSubmission:
    """Withdraw a practice: its pages leave the site before this returns. Twice is once. Raises WrongState."""
    with transaction.atomic():
        row = lock(submission)
        if row.state == PracticeState.WITHDRAWN:
            return row
        row.agreed_number = row.company_approved_at = row.approved_by = None
        move(row, PracticeState.WITHDRAWN, by=by, now=now)
        unpublish(row)
        tell(WITHDRAWN, row, now=now)
    return row
