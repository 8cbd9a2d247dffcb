"""What the company decides about its case: take it along to its own practices, or not share it at all."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from community.companies.models import Organisation
from community.practices.actions.company import start
from community.practices.models import PracticeSubmission
from events.takeaways.enums import Answer
from events.takeaways.errors import AlreadyAnswered
from events.takeaways.models import Takeaway
from events.takeaways.rules import waits_for_company


def share(
    takeaway: Takeaway, organisation: Organisation, *, is_anonymous: bool, by: User, now: datetime
) -> PracticeSubmission:
    """Make a case a draft among the practices of `organisation`, one that `by` belongs to. Nobody else sees it yet.

    Sharing twice gives the same draft. Raises AlreadyAnswered.
    """
    with transaction.atomic():
        row = _lock(takeaway)
        if row.practice is not None and row.practice.organisation_id == organisation.pk:
            return row.practice
        if not waits_for_company(row):
            raise AlreadyAnswered
        answers = PracticeSubmission(title=row.title, approach=row.text, is_anonymous=is_anonymous).answers()
        language = row.session.language
        row.practice = start(organisation, answers, form_key=row.key, language=language, by=by, now=now)
        row.answer, row.answered_at = Answer.SHARED, now
        row.save(update_fields=["practice", "answer", "answered_at"])
        return row.practice


def refuse(takeaway: Takeaway, *, now: datetime) -> None:
    """Do not share a case: its words are deleted at once. Twice is once. Raises AlreadyAnswered when it was shared."""
    with transaction.atomic():
        row = _lock(takeaway)
        if row.answer == Answer.REFUSED:
            return
        if not waits_for_company(row):
            raise AlreadyAnswered
        row.answer, row.answered_at = Answer.REFUSED, now
        row.title = row.text = ""
        row.save(update_fields=["answer", "answered_at", "title", "text"])


def _lock(takeaway: Takeaway) -> Takeaway:
    rows = Takeaway.objects.select_for_update(of=("self",)).select_related("practice", "session")
    return rows.get(pk=takeaway.pk)
