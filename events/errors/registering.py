"""Why somebody cannot register."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.errors.base import EventsError
from pagekit.dates import spoken_moment


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


class PairNeeded(EventsError):
    """Not one employer and one newcomer, for a session to which people come in pairs; or a newcomer where they do
    not.
    """

    def message(self) -> str:
        return _("People come to this session in pairs: fill in one person of the employer and one newcomer.")


class PairIsApart(EventsError):
    """One of a new pair takes part already, in another pair."""

    def message(self) -> str:
        return _(
            "One of you already takes part in this session, with somebody else. "
            "Let another colleague come with this newcomer."
        )


class NoSuchHelp(EventsError):
    """Help with language that this session does not offer."""

    def message(self) -> str:
        return _("This session does not offer this help with language (any more). Choose again.")


class KeyUsedElsewhere(EventsError):
    """The key of a form that was sent in before, for another session."""

    def message(self) -> str:
        return _("This form was already sent in for another session. Open the session again.")
