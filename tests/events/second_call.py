"""A session at whose door the second call matters."""

from datetime import UTC, datetime, timedelta

from events import actions
from tests.events.factories import NOW, book, make_session

START = datetime(2026, 12, 7, 13, 0, tzinfo=UTC)
CALL = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LATE = START + 5 * MINUTE


def full_session(event):
    """A session of one place: Anna was asked and did not answer, Bram and Cor wait."""
    session = make_session(event, starts_at=START, asks_again=True, capacity=1)
    people = [book(session, name, now=NOW + n * MINUTE).attendees[0] for n, name in enumerate(("Anna", "Bram", "Cor"))]
    actions.remind(CALL)
    return session, *people
