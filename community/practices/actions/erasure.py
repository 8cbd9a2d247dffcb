"""Removing one person from the practices: called by the retention room through the data register."""

from datetime import datetime

from accounts.models import normalise_email
from community.practices.enums import PracticeState
from community.practices.models import PracticeMessage, PracticeSubmission


def erase_person(*, email: str, now: datetime) -> int:
    """Take the person with this address out of the practices; those of the company stay. Gives the rows touched.

    Drafts that nobody else ever saw are deleted.
    """
    email = normalise_email(email)
    drafts = PracticeSubmission.objects.filter(author__email=email, state=PracticeState.DRAFT)
    touched = drafts.delete()[0]
    for name in ("author", "reviewer", "approved_by"):
        touched += PracticeSubmission.objects.filter(**{f"{name}__email": email}).update(**{name: None})
    return touched + PracticeMessage.objects.filter(author__email=email).update(author=None)
