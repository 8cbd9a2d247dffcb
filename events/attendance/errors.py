"""Why an action of attendance was refused."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.errors import EventsError
from pagekit.dates import spoken_moment


class NotOpenForCheckIn(EventsError):
    """A draft or a session that was called off."""

    def message(self) -> str:
        return _("Nobody can be checked in: this session is not planned or was called off.")


class NotBegun(EventsError):
    """Absent can be said of a session that has begun only."""

    def message(self) -> str:
        return _("The session has not begun yet. Only then is it known who does not come.")


class HasNoPlace(EventsError):
    """Attendance of somebody without a place."""

    def message(self) -> str:
        return _("This person has no place in the session.")


class CertificateStands(EventsError):
    """Somebody with a valid certificate would become absent. `number` is how many."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number

    def message(self) -> str:
        return ngettext(
            "%(number)s of them has a certificate. Revoke it first.",
            "%(number)s of them have a certificate. Revoke those first.",
            self.number,
        ) % {"number": self.number}


class FullWithoutReason(EventsError):
    """A walk-in for a full session, and nobody said why there is a place all the same."""

    def message(self) -> str:
        return _("The session is full. Fill in why this person has a place all the same.")


class NotOnlineNow(EventsError):
    """The online meeting is not open; `opens_at` is when it opens, None when it is over or not there."""

    def __init__(self, opens_at: datetime | None = None):
        super().__init__(opens_at)
        self.opens_at = opens_at

    def message(self) -> str:
        if self.opens_at is None:
            return _("The online meeting is not open.")
        return _("The online meeting opens %(moment)s.") % {"moment": spoken_moment(self.opens_at)}
