"""What a company promised elsewhere, and who takes it up: this room owns the place, the room of improvement actions
registers there, and the room where it was promised hands over (HOUSE.md, section 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from community.companies.models import Organisation


@dataclass(frozen=True)
class Promise:
    """One thing that `company` will do. `uid` says which one it is: whoever keeps it, keeps it once for each `uid`.

    `who` is a role or a first name; `origin` are a few words about where it was promised.
    """

    uid: UUID
    company: Organisation
    what: str
    who: str
    due_on: date
    promised_at: datetime
    origin: str


Receiver = Callable[[Promise, datetime], None]
RECEIVERS: list[Receiver] = []


def register_receiver(receiver: Receiver) -> Receiver:
    """Make known who takes up promises: called with the promise and the moment, in the transaction that notes that it
    was taken up. It writes in the same database, and raises when it cannot. There is one.
    """
    if RECEIVERS:
        raise ValueError("There is a receiver of promises already.")
    RECEIVERS.append(receiver)
    return receiver


def receiver() -> Receiver | None:
    """Who takes up promises; None as long as no room does."""
    return RECEIVERS[0] if RECEIVERS else None
