"""Why an action on a practice is refused. Raised by actions and by the page, caught in views."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class PracticeError(Exception):
    """The base of every business refusal of this app; `str()` is the sentence for the reader."""


class WrongState(PracticeError):
    """The practice is not where this action starts. `submission` is the row as it is now."""

    def __init__(self, submission: Any) -> None:
        self.submission = submission
        super().__init__(
            _("This is not possible now. The practice meanwhile has the state: %(state)s.")
            % {"state": submission.get_state_display()}
        )


class EditConflict(PracticeError):
    """Somebody else saved this practice after the form was opened. `submission` is the row as it is now."""

    def __init__(self, submission: Any) -> None:
        self.submission = submission
        super().__init__(_("Somebody else saved this practice while you were typing. Nothing of yours is lost."))


class NotComplete(PracticeError):
    """Answers are missing. `missing` holds the names of the fields."""

    def __init__(self, missing: list[str]) -> None:
        self.missing = missing
        super().__init__(_("Some questions have no answer yet."))


class NothingToSend(PracticeError):
    """There is no text to lay before the company."""

    def __init__(self) -> None:
        super().__init__(_("Save a title, a summary and the texts first."))


class TextChanged(PracticeError):
    """The company agrees with a text that is not the last one."""

    def __init__(self) -> None:
        super().__init__(_("The text was changed meanwhile. Read it again before you agree."))


class NoPlace(PracticeError):
    """There is no page under which practices are published in this language."""

    def __init__(self) -> None:
        super().__init__(_("There is no page for practices in this language yet. Add it under the kennisbank first."))


class NotAgreed(PermissionDenied):
    """Somebody tries to publish a page that the company did not agree with, or not with these words."""

    def __init__(self) -> None:
        super().__init__(_("The company has not agreed with publication of this text."))
