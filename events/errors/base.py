"""What every refusal of this room is, and the two that the clock and the database give."""

from django.utils.translation import gettext as _


class EventsError(Exception):
    """The base of every refusal in this room. `str(error)` is for the reader, in the language that is active then."""

    status_code = 409

    def message(self) -> str:
        """What is wrong and what to do next, translated at the moment of asking."""
        return _("This cannot be done now. Look at the page again and try once more.")

    def __str__(self) -> str:
        return self.message()


class Busy(EventsError):
    """Somebody else held the session too long. Nothing was written; trying again is safe."""

    status_code = 503

    def message(self) -> str:
        return _("It is very busy right now. Nothing was saved. Please try again in a moment.")
