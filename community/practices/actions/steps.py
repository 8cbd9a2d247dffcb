"""One step in the life of a practice: the lock, the transition table, the version, the log."""

from datetime import datetime

from wagtail.log_actions import log

from accounts.models import User
from community.practices.errors import WrongState
from community.practices.models import PracticeSubmission
from community.practices.rules import may_follow


def lock(submission: PracticeSubmission) -> PracticeSubmission:
    """The row as it is now, ours until the end of the transaction."""
    locked = PracticeSubmission.objects.select_for_update(of=("self",)).select_related("organisation")
    return locked.get(pk=submission.pk)


def move(row: PracticeSubmission, state: str, *, by: User | None, now: datetime, **data: int | str) -> None:
    """Bring a locked row to `state`, count the version and log it. `data` goes into the log and holds nothing personal.

    Raises WrongState when the transition table does not allow it.
    """
    if not may_follow(row.state, state):
        raise WrongState(row)
    row.state, row.changed_at = state, now
    row.version += 1
    row.save()
    log(row, f"practices.{state}", user=by, data=data or None)
