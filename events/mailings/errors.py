"""Why something with a mail to participants was refused."""

from django.utils.translation import gettext as _

from events.errors import EventsError


class NotComplete(EventsError):
    """A text is missing, or it holds a field that we do not know. `problems` are sentences."""

    status_code = 422

    def __init__(self, problems: list[str]):
        super().__init__(problems)
        self.problems = problems

    def message(self) -> str:
        return " ".join(self.problems)


class NobodyChosen(EventsError):
    """The choice fits nobody (any more)."""

    def message(self) -> str:
        return _("The choice fits nobody now. Nothing was sent.")


class AlreadySent(EventsError):
    """A mail that went out is not changed any more."""

    def message(self) -> str:
        return _("This mail was sent already. Use it as a start for a new one.")


class ChangedMeanwhile(EventsError):
    """Somebody else saved it in the meantime."""

    def message(self) -> str:
        return _(
            "Somebody saved this text in the meantime. What you typed still stands here: save again to keep yours."
        )


class ChangedSinceSeen(EventsError):
    """The text is not the one that was looked at before sending."""

    def message(self) -> str:
        return _("The mail was changed after you opened this page. Nothing was sent. Look at it again.")


class TooManyMailings(EventsError):
    """More mails to participants, or tests of them, than anybody needs."""

    status_code = 429

    def message(self) -> str:
        return _("That is a lot of mail within an hour. Nothing was sent. Wait a while and try again.")
