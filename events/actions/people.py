"""Who registers and who comes, as actions take and give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accounts.models import normalise_email
from events import rules
from events.actions import answering
from events.models import Attendee, Registration


@dataclass(frozen=True)
class Person:
    """Somebody who comes: a name ("" for somebody still to be named), an own address if there is one, and what that
    person said. Of the newcomer of a pair also the level of Dutch, the language of mail besides Dutch, and the number
    of the `LanguageHelp` that is asked for, if any.
    """

    name: str = ""
    email: str = ""
    said: answering.Said = answering.NOTHING
    level: str = ""
    language: str = ""
    help: int | None = None


@dataclass(frozen=True)
class Contact:
    """Who registers, in which language we write back, and what this person answered. Comes along or not."""

    name: str
    email: str
    organisation: str = ""
    language: str = "nl"
    answers: Mapping[int, str] = field(default_factory=dict)

    def columns(self) -> dict[str, str]:
        """The columns of a registration that say who the contact is."""
        return {
            "contact_name": self.name,
            "contact_email": normalise_email(self.email),
            "organisation": self.organisation,
            "language": self.language,
            "consent_version": rules.CONSENT_VERSION,
        }


@dataclass(frozen=True)
class Outcome:
    """What registering led to.

    `registration` is None when everybody was in the session already: `already` then holds the places they had, for the
    caller to tell about without showing them. `replayed` says that this very form was handled before.
    """

    registration: Registration | None
    already: tuple[Attendee, ...] = ()
    replayed: bool = False
    attendees: tuple[Attendee, ...] = field(default=())
