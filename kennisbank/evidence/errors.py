"""Why a level of proof is not published."""

from django.utils.translation import gettext


class EvidenceError(Exception):
    """The base of what this room refuses."""

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """What is wrong, and what to do next, for the one who decides."""
        return gettext("This did not work. Try again.")


class NotSupported(EvidenceError):
    """The level is higher than the rules allow. `level`: what was asked; `highest`: what they allow."""

    def __init__(self, level: int, highest: int) -> None:
        self.level, self.highest = level, highest

    def sentence(self) -> str:
        """The highest level that the rules allow now."""
        return gettext("The rules allow level %(highest)s at most. Look below what is missing for more.") % {
            "highest": self.highest
        }


class DecidedMeanwhile(EvidenceError):
    """Somebody else published a level since this form was opened."""

    def sentence(self) -> str:
        """That there is a newer decision, which now stands on the page."""
        return gettext("Somebody else decided meanwhile. Look at what they wrote, and decide again if you must.")
