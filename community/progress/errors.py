"""Why a change of progress is refused. Raised by actions, caught in views."""

from django.utils.translation import gettext as _


class ProgressError(Exception):
    """The base of every business refusal of this app; `str()` is the sentence for the reader."""


class NoSuchStep(ProgressError):
    """The step is not in the route (any more): an editor changed it after the page was opened."""

    def __init__(self) -> None:
        super().__init__(_("This step is no longer part of the route. Below is the route as it is now."))


class NotFollowed(ProgressError):
    """The company follows the route no more: a colleague stopped meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Your company no longer follows this route."))


class NotPublished(ProgressError):
    """The route was withdrawn."""

    def __init__(self) -> None:
        super().__init__(_("This route is no longer published."))
