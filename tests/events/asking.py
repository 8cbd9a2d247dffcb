"""Dull makers of questions, and what the form sends as answers."""

from events import actions
from events.actions import Person, Said
from tests.events.factories import NOW

TEXTS = {
    "wording_nl": "Wat is je vraag?",
    "wording_en": "What is your question?",
    "purpose_nl": "De sessie voorbereiden",
    "purpose_en": "Preparing the session",
}
CHOICES = [("Eigenaar", "Owner"), ("Vakkracht", "Skilled worker")]


def make_question(session, *, everywhere=False, kind="text", now=NOW, **fields):
    """A question of `session`, or of all sessions of its event."""
    fields = {"asked_of": "contact", **TEXTS, "choices": CHOICES if kind == "choice" else ()} | fields
    return actions.ask(session, everywhere=everywhere, kind=kind, by=None, now=now, **fields)


def turn_on(session, *names):
    """Have `session` ask for needs and the learning question too."""
    actions.edit(session, now=NOW, **dict.fromkeys(names or ("asks_needs", "asks_learning"), True))
    session.refresh_from_db()


def somebody(name, *, email=None, now=NOW, **said):
    """A person with what that person says."""
    return Person(name, f"{name.lower()}@example.org" if email is None else email, Said(**said))


def field(question, prefix=""):
    """The name of its field on the form."""
    return f"{prefix}q_{question.reference}"
