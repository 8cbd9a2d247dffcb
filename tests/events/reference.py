"""What booking must come down to, in as few words as possible: no rows, no seats with numbers, no lock.

Written from events.md 5.2 and 5.4, not from the code; the property test holds the two beside each other.
"""

from dataclasses import dataclass, field


@dataclass
class Guest:
    """One person: where they stand, and until which minute an offer holds."""

    state: str
    until: int = 0


@dataclass
class Party:
    """People who registered together, in the order of the queue."""

    guests: list[Guest]
    partial: bool

    def waiting(self):
        return [guest for guest in self.guests if guest.state == "waitlisted"]


@dataclass
class Room:
    """A session with so many places that begins at minute `begins`; an offer holds `patience` minutes."""

    places: int
    begins: int
    patience: int
    parties: list[Party] = field(default_factory=list)

    def guests(self):
        return [guest for party in self.parties for guest in party.guests]

    def held(self):
        return sum(guest.state in {"confirmed", "offered"} for guest in self.guests())

    def free(self):
        return max(0, self.places - self.held())

    def lapse(self, now):
        for guest in self.guests():
            if guest.state == "offered" and guest.until <= now:
                guest.state = "expired"

    def settle(self, now):
        """Offers that nobody took lapse, then free places are offered down the queue."""
        self.lapse(now)
        if now >= self.begins:
            return
        for party in self.parties:
            waiting = party.waiting()
            if waiting and (len(waiting) <= self.free() or party.partial):
                for guest in waiting[: self.free()]:
                    guest.state, guest.until = "offered", min(now + self.patience, self.begins)

    def register(self, number, partial, now):
        if now >= self.begins:
            return False
        self.settle(now)
        seated = number if number <= self.free() else self.free() if partial else 0
        states = ["confirmed"] * seated + ["waitlisted"] * (number - seated)
        self.parties.append(Party([Guest(state) for state in states], partial))
        return True

    def cancel(self, guest, now):
        if guest.state in {"cancelled", "expired", "declined"}:
            return True
        if now >= self.begins:
            return False
        guest.state = "cancelled"
        self.settle(now)
        return True

    def accept(self, guest, now):
        self.lapse(now)
        if guest.state == "confirmed":
            return True
        taken = guest.state == "offered"
        if taken:
            guest.state = "confirmed"
        self.settle(now)  # what lapsed goes on to the next, also when this one comes too late
        return taken

    def resize(self, places, now):
        self.places = places
        self.settle(now)

    def sweep(self, now):
        self.settle(now)
