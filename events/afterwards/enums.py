"""Who wrote a commitment down, how far it is, and when it is asked."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CommitmentSource(TextChoices):
    LINK = "link", pgettext_lazy("commitment", "By the own link")
    STAFF = "staff", pgettext_lazy("commitment", "By the organiser")


class Progress(TextChoices):
    """What a company says of its commitment when it is asked."""

    DONE = "done", pgettext_lazy("commitment", "Done")
    BUSY = "busy", pgettext_lazy("commitment", "Busy with it")
    STOPPED = "stopped", pgettext_lazy("commitment", "Stopped")


# Nothing more to ask about.
SETTLED = frozenset({Progress.DONE, Progress.STOPPED})


class Round(IntegerChoices):
    """How many days after the session the question is asked."""

    FIRST = 30, pgettext_lazy("commitment", "After 30 days")
    SECOND = 90, pgettext_lazy("commitment", "After 90 days")


class Question(TextChoices):
    """What people are asked about a session, by the column that keeps the answer."""

    USEFUL = "useful", _("How useful was it?")
    RECOMMENDS = "recommends", _("Would you recommend it?")
    TAKES_ALONG = "takes_along", _("What do you take along?")
    DIFFERENT = "different", _("What should be different?")


class Mark(IntegerChoices):
    """How useful a session was."""

    VERY = 5, _("5, very useful")
    FOUR = 4, "4"
    THREE = 3, "3"
    TWO = 2, "2"
    NOT = 1, _("1, not useful")
