"""The life of a practice, the questions that a company answers, and what is said about it on the way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PracticeState(TextChoices):
    """Where a practice is between the company and the editors."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("sent in")
    IN_REVIEW = "in_review", _("an editor is at work on it")
    CHANGES_REQUESTED = "changes_requested", _("a question for you")
    TEXT_READY = "text_ready", _("text waits for agreement")
    AGREED = "agreed", _("agreed")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DECLINED = "declined", _("not published")


# The one transition table: from a state to the states that may follow.
TRANSITIONS = {
    PracticeState.DRAFT: {PracticeState.SUBMITTED},
    PracticeState.SUBMITTED: {
        PracticeState.IN_REVIEW,
        PracticeState.CHANGES_REQUESTED,
        PracticeState.TEXT_READY,
        PracticeState.DECLINED,
        PracticeState.WITHDRAWN,
    },
    PracticeState.IN_REVIEW: {
        PracticeState.CHANGES_REQUESTED,
        PracticeState.TEXT_READY,
        PracticeState.DECLINED,
        PracticeState.WITHDRAWN,
    },
    PracticeState.CHANGES_REQUESTED: {PracticeState.SUBMITTED, PracticeState.WITHDRAWN},
    PracticeState.TEXT_READY: {PracticeState.AGREED, PracticeState.IN_REVIEW, PracticeState.WITHDRAWN},
    PracticeState.AGREED: {PracticeState.PUBLISHED, PracticeState.WITHDRAWN},
    PracticeState.PUBLISHED: {PracticeState.TEXT_READY, PracticeState.WITHDRAWN},
    PracticeState.WITHDRAWN: set(),
    PracticeState.DECLINED: set(),
}

COMPANY_WRITES = {PracticeState.DRAFT, PracticeState.CHANGES_REQUESTED}
EDITOR_WRITES = {PracticeState.SUBMITTED, PracticeState.IN_REVIEW, PracticeState.PUBLISHED}
WAITS_FOR_EDITORS = {PracticeState.SUBMITTED, PracticeState.IN_REVIEW, PracticeState.AGREED}
WAITS_FOR_COMPANY = {PracticeState.CHANGES_REQUESTED, PracticeState.TEXT_READY}
WITH_AGREEMENT = {PracticeState.AGREED, PracticeState.PUBLISHED}
FINISHED = {PracticeState.WITHDRAWN, PracticeState.DECLINED}
WITHDRAWABLE = {state for state, following in TRANSITIONS.items() if PracticeState.WITHDRAWN in following}


class Question(TextChoices):
    """The questions about a practice that are answered in words, in their order."""

    SITUATION = "situation", _("What was the matter?")
    APPROACH = "approach", _("What did you do?")
    RESULT = "result", _("What came of it?")
    WOULD_DO_DIFFERENTLY = "would_do_differently", _("What would you do differently next time?")
    ADVICE = "advice", _("What do you advise another company?")


class MessageKind(TextChoices):
    """What somebody said about a practice on the way."""

    QUESTION = "question", _("question of the editors")
    CORRECTION = "correction", _("remark of the company")
    DECLINED = "declined", _("reason not to publish")
