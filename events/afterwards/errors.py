"""Why something afterwards was refused."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.errors import EventsError, UnknownLink


class NotOpenForCommitments(EventsError):
    """Before the session, more than two weeks after it, or it was called off."""

    def message(self) -> str:
        return _("Commitments can be written down from the start of the session until two weeks after it.")


class TooManyCommitments(EventsError):
    """A company writes more than its share. `left` is how many it can still add."""

    def __init__(self, left: int = 0):
        super().__init__(left)
        self.left = left

    def message(self) -> str:
        if not self.left:
            return _("There are five commitments of this company already. Fewer is better: choose what you will do.")
        return ngettext(
            "There can be %(left)s more: five for each company.",
            "There can be %(left)s more: five for each company.",
            self.left,
        ) % {"left": self.left}


class NotAskedNow(EventsError):
    """A commitment of which it is not asked yet, or not any more, how far it is."""

    def message(self) -> str:
        return _("It is not asked now how far this is. We write to you 30 and 90 days after the session.")


class WhyIsMissing(EventsError):
    """Somebody stopped without saying why."""

    status_code = 422

    def message(self) -> str:
        return _("Say in a few words why you stopped. Others learn from that too.")


class CheckLinkExpired(UnknownLink):
    """The link by which a company says how far it is, four months after the session."""

    def message(self) -> str:
        return _("The session was more than four months ago. We do not ask about it any more.")


class NotOpenForEvaluation(EventsError):
    """Before the end of the session, too long after it, or somebody who was not there."""

    def message(self) -> str:
        return _("Whoever was there can say how it was, from the end of the session until 30 days after it.")


class NotOpenForMaterials(EventsError):
    """Before the session, more than two months after it, or it was called off."""

    def message(self) -> str:
        return _("Materials can be added from the start of the session until two months after it.")


class TooManyMaterials(EventsError):
    """More than somebody would look for in one place."""

    def message(self) -> str:
        return _("There are twenty materials already. Remove one first.")
