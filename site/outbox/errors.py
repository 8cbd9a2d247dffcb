"""What can be refused about a message."""

from django.utils.translation import gettext as _


class OutboxError(Exception):
    """A refusal of the outbox; `message` is for the person who asked."""

    message = ""

    def __str__(self) -> str:
        return self.message


class NotFailed(OutboxError):
    """Only a failed message can be tried again."""

    def __init__(self) -> None:
        super().__init__()
        self.message = _("This message has not failed.")


class ContentGone(OutboxError):
    """The content was removed (a sign-in code, or older than the retention period): nothing is left to send."""

    def __init__(self) -> None:
        super().__init__()
        self.message = _("The content of this message has been removed, so it cannot be sent again.")
