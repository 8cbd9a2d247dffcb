"""What the tests of takeaways share: what was learned, and what the organiser's form sends."""

from uuid import uuid4

from events.takeaways.actions import Told, keep
from events.takeaways.enums import Kind
from events.takeaways.models import Takeaway
from tests.events.factories import book

WORDS = "Elke maandag tien minuten: wat ging er mis?\n\nSinds de zomer minder afkeur."


def told(kind=Kind.TIP, title="Tien minuten over een fout", text=WORDS, told_by=None, key=None):
    return Told(key or uuid4(), kind, title, text, told_by)


def kept(session, *args, **fields):
    """Keep something of `session` at its end; the row."""
    one = told(*args, **fields)
    keep(session, one, by=None, now=session.over_at)
    return Takeaway.objects.get(key=one.key)


def kept_case(session, name="Anna", **fields):
    """A case that the party of `name` told."""
    return kept(session, Kind.CASE, told_by=book(session, name).registration, **fields)


def form_data(**changes):
    return {
        "kind": "tip",
        "title": "Tien minuten over een fout",
        "text": WORDS,
        "told_by": "",
        "key": str(uuid4()),
    } | changes


def leave_behind(somebody, session, registration):
    """Somebody told a case, and did not decide about it."""
    one = told(Kind.CASE, f"Wat {somebody.name} deed", f"{somebody.name} vertelde", registration)
    keep(session, one, by=somebody.user, now=session.starts_at)
