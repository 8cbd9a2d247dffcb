"""Why a session or its questions cannot be planned so."""

from django.utils.translation import gettext as _

from events.errors.base import EventsError


class WrongTimes(EventsError):
    """Times that no session can have; `problem` is "order", "gap" (skipped hour), "ambiguous" (the hour that comes
    twice) or "first" (a further date of a course that is not after the first one, or stands there already).
    """

    def __init__(self, problem: str):
        super().__init__(problem)
        self.problem = problem

    def message(self) -> str:
        if self.problem == "gap":
            return _("This time does not exist: the clock goes forward an hour that night.")
        if self.problem == "ambiguous":
            return _("This time comes twice that night, because the clock goes back. Choose a time outside that hour.")
        if self.problem == "first":
            return _("The dates of a course follow the first one, and each begins at a moment of its own.")
        return _("A session must end after it starts.")


class WrongDetails(EventsError):
    """A detail of a session that cannot be; `field` is its name."""

    def __init__(self, field: str):
        super().__init__(field)
        self.field = field

    def message(self) -> str:
        return _("Check the field “%(field)s”.") % {"field": self.field}


class SessionFinished(EventsError):
    """The session was called off or completed; its plan does not change any more."""

    def message(self) -> str:
        return _("This session has been called off or completed. It cannot be changed any more.")


class NotOverYet(EventsError):
    """A session can be completed only when it is over."""

    def message(self) -> str:
        return _("A session can be completed when it is over.")


class PairsAreFixed(EventsError):
    """From pairs to single people or back, when somebody has registered already."""

    def message(self) -> str:
        return _("Somebody has registered already: whether people come in pairs stays as it is.")


class WrongAnswer(EventsError):
    """An answer that its question does not take, perhaps not any more."""

    def message(self) -> str:
        return _("One of the answers is not possible any more. Look at the questions again.")


class KindIsFixed(EventsError):
    """Another kind of answer, or another person to answer, for a question that was answered already."""

    def message(self) -> str:
        return _(
            "This question was answered already: who answers it and the kind of answer stay as they are. "
            "Take it away and make a new one."
        )


class NoChoices(EventsError):
    """A question of choices with fewer than two of them."""

    def message(self) -> str:
        return _("Give at least two different choices, one on each line.")
