"""What an organiser of the demonstration wrote to participants: one mail that went out, one draft, one own text."""

import uuid
from datetime import datetime, timedelta

from accounts.models import User
from events.mailings import actions
from events.mailings.enums import Carrier, Who
from events.mailings.models import EventText, Mailing
from events.mailings.queries import messages_of
from events.models import EventSession
from outbox.enums import MessageStatus
from programme.demo.accounts import DOMAIN

NAMESPACE = uuid.UUID("9a4f6d0c-3b1e-4f27-8c55-0e6c2d7b9f13")
SENT = actions.Words(
    subject_nl="Wat je meeneemt",
    body_nl="Beste {name},\n\nFijn dat je komt op {when}. Neem één voorbeeld van je eigen werkvloer mee.\n\n"
    "Kun je toch niet? Meld je dan af: {link}",
    subject_en="What to bring",
    body_en="Dear {name},\n\nGood that you come on {when}. Bring one example from your own shop floor.\n\n"
    "Can you not come after all? Then cancel here: {link}",
)
DRAFT = actions.Words(
    subject_nl="Je staat op de wachtlijst", body_nl="Beste {name},\n\nEr komt misschien nog een plaats vrij."
)
OWN_TEXT = (
    "Trek schoenen aan waarmee je de werkplaats in kunt.",
    "Wear shoes in which you can enter the workshop.",
)


def write(session: EventSession, *, now: datetime) -> None:
    """Write to who has a place in `session`, and begin a mail to who waits. Nothing leaves: nobody has a mailbox."""
    by = User.objects.get(email=f"organisatie@{DOMAIN}")
    moment = now - timedelta(days=1)
    mailing = _draft(session, SENT, Who.PLACE, by=by, now=moment)
    actions.send(mailing, version=mailing.version, by=by, now=moment)
    messages_of(mailing).update(status=MessageStatus.SENT, sent_at=moment)
    _draft(session, DRAFT, Who.WAITING, by=by, now=now)
    actions.save_texts(session, {Carrier.CONFIRMED: OWN_TEXT}, by=by)


def _draft(session, words, who, *, by, now):
    key = uuid.uuid5(NAMESPACE, f"{session.reference} {who}")
    return actions.save(session, words, {"who": str(who), "answers": {}}, key=key, version=1, by=by, now=now)


def remove(sessions) -> None:
    """Take away what was written about `sessions` and their events, before they go themselves."""
    mailings = Mailing.objects.filter(session__in=sessions)
    for mailing in mailings:
        messages_of(mailing).delete()
    mailings.delete()
    EventText.objects.filter(translation_key__in=sessions.values("event__translation_key")).delete()
