"""May this person do this with this practice, now? Pure answers, no writes."""

from typing import Any

from community.companies.models import Membership
from community.practices.enums import (
    COMPANY_WRITES,
    EDITOR_WRITES,
    TRANSITIONS,
    WITHDRAWABLE,
    PracticeState,
    Question,
)
from community.practices.models import PracticeSubmission

# Given to the roles redactie and beheer (`PracticesConfig.ready`).
REVIEW = "practices.change_practicesubmission"
REQUIRED_ANSWERS = ("title", "instrument", "situation", "approach", "result")


def may_review(user: Any) -> bool:
    """Whether `user` is an editor or an administrator of the site."""
    return bool(user.has_perm(REVIEW))


def may_follow(state: str, following: str) -> bool:
    """Whether a practice in `state` may go to `following`, by the transition table."""
    return following in TRANSITIONS[PracticeState(state)]


def may_agree(membership: Membership) -> bool:
    """Whether this person agrees on behalf of the company: an administrator of it."""
    return membership.is_administrator


def may_withdraw(submission: PracticeSubmission, membership: Membership) -> bool:
    """Whether this person may withdraw: the author, or an administrator, while there is something to withdraw."""
    own = submission.author_id == membership.user_id
    return submission.state in WITHDRAWABLE and (own or membership.is_administrator)


def company_may_write(submission: PracticeSubmission) -> bool:
    """Whether the answers are the company's to change now."""
    return submission.state in COMPANY_WRITES


def editor_may_write(submission: PracticeSubmission) -> bool:
    """Whether the text is the editors' to change now."""
    return submission.state in EDITOR_WRITES


def missing_answers(answers: dict[str, Any]) -> list[str]:
    """The names of the answers without which a practice cannot be sent in."""
    return [name for name in REQUIRED_ANSWERS if not answers.get(name)]


def question_label(name: str) -> str:
    """The question that the field `name` answers, "" when it is none."""
    return str(Question(name).label) if name in Question.values else ""
