"""What the tests of mail to participants share: drafts, and what the form sends."""

from uuid import uuid4

from django.core import mail
from django.urls import reverse

from events.mailings.actions import Words, save, send
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.factories import NOW
from tests.factories import make_user

WORDS = {
    "subject_nl": "Neem je laptop mee",
    "body_nl": "Beste {name},\n\nNeem je laptop mee naar {title}.\nTot {when}.",
}
ENGLISH = {"subject_en": "Bring your laptop", "body_en": "Dear {name},\n\nBring your laptop to {title}.\nUntil {when}."}


def draft(session, *, who="place", answers=None, by=None, key=None, version=1, now=NOW, **words):
    """A mail that is kept and not sent."""
    words = Words(**(WORDS | words))
    selection = {"who": who, "answers": answers or {}}
    return save(session, words, selection, key=key or uuid4(), version=version, by=by, now=now)


def sent(session, *, by=None, now=NOW, **fields):
    """A mail that is in the outbox."""
    by = by or make_user(f"{uuid4().hex}@example.org")
    mailing = draft(session, by=by, now=now, **fields)
    return send(mailing, version=mailing.version, by=by, now=now)


def to():
    """The addresses that a mail of an organiser went or goes to, in order."""
    rows = OutboxMessage.objects.filter(kind="mailings.mail").order_by("pk")
    return list(rows.values_list("to", flat=True))


def states():
    """Where each mail of an organiser is: address -> status."""
    rows = OutboxMessage.objects.filter(kind="mailings.mail")
    return dict(rows.values_list("to", "status"))


def screen(name, session, mailing=None):
    """The address of a screen."""
    args = [session.reference, *([mailing.reference] if mailing else [])]
    return reverse(f"mailings_{name}", args=args)


def typed(**changes):
    """A mail as the form sends it."""
    english = {"subject_en": "", "body_en": ""}
    return {"who": "place", "key": str(uuid4()), "version": "1"} | WORDS | english | changes


def delivered(now=NOW):
    """Everything is sent; the mails of organisers among it, by address."""
    mail.outbox.clear()
    OutboxMessage.objects.exclude(kind__startswith="mailings.").delete()
    while deliver_due(now=now):
        pass
    return {message.to[0]: message for message in mail.outbox}


def html_of(message):
    return next(str(part.content) for part in message.alternatives if part.mimetype == "text/html")
