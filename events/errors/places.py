"""Why a place cannot be changed: the link, the moment, or what happened meanwhile."""

from django.utils.translation import gettext as _

from events.errors.base import EventsError


class AlreadyThere(EventsError):
    """The address of a substitute already has a place in this session."""

    def message(self) -> str:
        return _("Somebody with this email address already takes part in this session.")


class UnknownLink(EventsError):
    """A link that is not ours, is damaged, or was replaced by another."""

    status_code = 404

    def message(self) -> str:
        return _(
            "Perhaps it was cut off in your mail program, or you have a newer one. "
            "Have it sent again, or look in the agenda."
        )


class LinkExpired(UnknownLink):
    """A link to a session long past."""

    def message(self) -> str:
        return _("The session was more than two months ago. Look in the agenda for a new date.")


class HelpIsTaken(EventsError):
    """Other help with language for somebody who comes instead, when it has no place left; `title` is what it is."""

    def __init__(self, title: str):
        super().__init__(title)
        self.title = title

    def message(self) -> str:
        return _("%(help)s: there is no place left. Choose something else.") % {"help": self.title}


class NotInPairs(EventsError):
    """Something that would take the two of a pair apart."""

    def message(self) -> str:
        return _("People come to this session in pairs, and pairs stay together.")


class OfferExpired(EventsError):
    """An offered place was accepted too late."""

    def message(self) -> str:
        return _("The offer has lapsed. The place has gone to the next person on the waiting list.")


class AlreadyHandled(EventsError):
    """Something else happened to this place meanwhile; `status` is where it stands now."""

    def __init__(self, status: str = ""):
        super().__init__(status)
        self.status = status

    def message(self) -> str:
        return _("This place has changed meanwhile. Below you see how it stands now.")


class TooLate(EventsError):
    """The session has begun; by link nothing changes any more."""

    def message(self) -> str:
        return _("The session has begun. Nothing can be changed here any more.")


class ReasonNeeded(EventsError):
    """An exception (overbooking, confirming by hand) without a reason."""

    def message(self) -> str:
        return _("Say why: the reason is kept with the session.")


class PlaceGiven(AlreadyHandled):
    """The place of somebody who did not answer the second call went to a stand-by."""

    def message(self) -> str:
        return _("You did not answer, so the place went to somebody who stood by. Ask the organiser if there is room.")


class PlaceNotSoft(EventsError):
    """A place that cannot go to a stand-by (any more): answered, taken, too early, or never asked about."""

    def message(self) -> str:
        return _("This place cannot be given away: the person has answered or is here, or it is too early.")


class NobodyWaits(AlreadyHandled):
    """The stand-by does not wait any more."""

    def message(self) -> str:
        return _("This person does not wait for a place any more.")
