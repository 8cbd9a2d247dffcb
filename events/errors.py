"""Why an action was refused. Each cause is a class with its data; the text for the reader is built here."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pagekit.dates import spoken_moment


class EventsError(Exception):
    """The base of every refusal in this room. `str(error)` is for the reader, in the language that is active then."""

    status_code = 409

    def message(self) -> str:
        """What is wrong and what to do next, translated at the moment of asking."""
        return _("This cannot be done now. Look at the page again and try once more.")

    def __str__(self) -> str:
        return self.message()


class SoldOut(EventsError):
    """Fewer places than asked for. `left` is the number of places that are still free."""

    def __init__(self, left: int = 0):
        super().__init__(left)
        self.left = left

    def message(self) -> str:
        if self.left <= 0:
            return _("This session is full.")
        return ngettext(
            "There is only %(left)s place left in this session.",
            "There are only %(left)s places left in this session.",
            self.left,
        ) % {"left": self.left}


class RegistrationNotOpenYet(EventsError):
    """The window of registration still has to open, at `opens_at`."""

    def __init__(self, opens_at: datetime):
        super().__init__(opens_at)
        self.opens_at = opens_at

    def message(self) -> str:
        return _("You can register from %(moment)s.") % {"moment": spoken_moment(self.opens_at)}


class RegistrationClosed(EventsError):
    """Registration is over, or the session was never open."""

    def message(self) -> str:
        return _("Registration for this session has closed.")


class SessionOver(RegistrationClosed):
    """The session has begun."""

    def message(self) -> str:
        return _("This session has already begun or is over.")


class SessionCancelled(RegistrationClosed):
    """The session was called off."""

    def message(self) -> str:
        return _("This session has been called off.")


class NotOpenToYou(RegistrationClosed):
    """A session for members or by invitation, asked for by somebody else."""


class MembersOnly(NotOpenToYou):
    """A session for companies that take part."""

    def message(self) -> str:
        return _("This session is for companies that take part. Sign in to register.")


class InvitationNeeded(NotOpenToYou):
    """A session for people whom the organiser asked."""

    def message(self) -> str:
        return _("This session is by invitation. Open the link in the mail that you got, or ask the organiser.")


class InvitationWithdrawn(NotOpenToYou):
    """An invitation that no longer stands."""

    def message(self) -> str:
        return _("This invitation has been withdrawn. Ask the organiser.")


class InvitationUsed(NotOpenToYou):
    """An invitation with which somebody registered already."""

    def message(self) -> str:
        return _("Somebody has registered with this invitation already. Have the link to that registration sent again.")


class TooManyAttendees(EventsError):
    """More people in one registration than the session allows (`limit`)."""

    def __init__(self, limit: int):
        super().__init__(limit)
        self.limit = limit

    def message(self) -> str:
        return ngettext(
            "You can register %(limit)s person at a time for this session.",
            "You can register at most %(limit)s people at a time for this session.",
            self.limit,
        ) % {"limit": self.limit}


class NobodyNamed(EventsError):
    """A registration of nobody."""

    def message(self) -> str:
        return _("Fill in who is coming.")


class NameNeeded(EventsError):
    """Somebody still to be named, when that was possible until `until` only."""

    def __init__(self, until: datetime):
        super().__init__(until)
        self.until = until

    def message(self) -> str:
        return _("Names could follow until %(moment)s. Fill in who is coming.") % {"moment": spoken_moment(self.until)}


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


class KeyUsedElsewhere(EventsError):
    """The key of a form that was sent in before, for another session."""

    def message(self) -> str:
        return _("This form was already sent in for another session. Open the session again.")


class Busy(EventsError):
    """Somebody else held the session too long. Nothing was written; trying again is safe."""

    status_code = 503

    def message(self) -> str:
        return _("It is very busy right now. Nothing was saved. Please try again in a moment.")


class ReasonNeeded(EventsError):
    """An exception (overbooking, confirming by hand) without a reason."""

    def message(self) -> str:
        return _("Say why: the reason is kept with the session.")


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
