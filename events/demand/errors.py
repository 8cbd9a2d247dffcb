"""Why an action on open questions was refused."""

from django.utils.translation import gettext as _

from events.errors import EventsError


class NobodyAsks(EventsError):
    """A draft for a theme and region in which no question is open (any more)."""

    def message(self) -> str:
        return _("No question is open here any more. Perhaps a colleague made a draft already.")


class WrongThreshold(EventsError):
    """A number of companies that no session can wait for."""

    def message(self) -> str:
        return _("Choose a number of companies from 2 to 50.")
