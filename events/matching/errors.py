"""Why an action on tables was refused."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.errors import EventsError


class NotSeatedNow(EventsError):
    """A draft, or a session that was called off or held."""

    def message(self) -> str:
        return _("Tables can be made and changed for a session that is planned.")


class TooFewPeople(EventsError):
    """Fewer than four people to seat."""

    def message(self) -> str:
        return _("There are fewer than four people. From four on tables can be proposed.")


class TooManyPeople(EventsError):
    """More people than tables are reckoned out for; `most` is how many at most."""

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def message(self) -> str:
        return _("Tables can be proposed for %(most)s people at most.") % {"most": self.most}


class PlanChanged(EventsError):
    """Somebody else changed the tables after this person looked."""

    def message(self) -> str:
        return _("A colleague changed the tables in the meantime. Below is how they are now. Nothing was saved.")


class MovedByHand(EventsError):
    """A new proposal would lose what was moved by hand; `number` is how many people."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number

    def message(self) -> str:
        return ngettext(
            "%(number)s person was moved by hand. Tick that this may be lost, or lock that table first.",
            "%(number)s people were moved by hand. Tick that this may be lost, or lock those tables first.",
            self.number,
        ) % {"number": self.number}


class TableIsLocked(EventsError):
    """Somebody would leave or join a locked table; `number` is its number."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number

    def message(self) -> str:
        return _("Table %(number)s is locked. Unlock it first.") % {"number": self.number}


class NoSuchSeat(EventsError):
    """Somebody who has no place in the session (any more), or a table that is not there (any more)."""

    def message(self) -> str:
        return _("This person or this table is not there any more. Look at the tables below and try again.")


class SameCompany(EventsError):
    """Twice the same company was chosen."""

    def message(self) -> str:
        return _("Choose two different companies.")


class OnlyKnownCompanies(EventsError):
    """Apart for good, of a company that we know only by a name that somebody typed."""

    def message(self) -> str:
        return _("For all sessions works only with companies that have a profile here. Choose: only in this session.")
