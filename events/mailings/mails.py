"""The mail of an organiser: what is stored of it in the outbox, and how it reads.

The outbox keeps the facts about one reader. The words are read from the mailing at sending: one copy to forget.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from events.links import absolute, manage_url
from events.mailings import rules
from events.mailings.models import Mailing
from events.mailings.queries import Reader, chosen, key_prefix, text_for
from events.mails import describe_session
from events.models import EventSession
from outbox.actions import Mail
from outbox.composing import compose
from outbox.models import OutboxMessage
from outbox.registry import MailKind, register_mail

Facts = dict[str, dict[str, Any]]


def _facts(session: EventSession, language: str, known: Facts, *, now: datetime) -> dict[str, Any]:
    """The facts of `session` in `language`, read once for everybody."""
    if language not in known:
        with translation.override(language):
            known[language] = describe_session(session, language, now=now)
    return known[language]


def values_of(facts: dict[str, Any], *, name: str, link: str) -> dict[str, str]:
    """What the fields of a text stand for, to one reader."""
    when = "; ".join([facts["when"], *facts.get("further_dates", [])])
    return {"name": name, "title": facts["title"], "when": when, "where": facts["where"], "link": link}


def letters(mailing: Mailing, found: Iterable[Reader], *, reply_to: str, now: datetime) -> list[Mail]:
    """The mail of `mailing` to each of the readers `found`."""
    known: Facts = {}
    return [
        Mail(
            kind="mailings.mail",
            to=reader.mailbox,
            key=f"{key_prefix(mailing)}{reader.first.uid.hex}",
            context=_context(mailing, reader.language, reader.name, manage_url(reader.first), known, now=now)
            | {"attendees": [each.pk for each in reader.people], "answerable": bool(reply_to)},
            language=reader.language,
            reply_to=reply_to,
        )
        for reader in found
    ]


def example(mailing: Mailing, language: str, name: str, *, answerable: bool, now: datetime) -> dict[str, Any]:
    """The facts of a mail to nobody: for looking at it, and for the test. Its link is not the link of a person."""
    link = absolute("events_send_links", language)
    return _context(mailing, language, name, link, {}, now=now) | {"attendees": [], "answerable": answerable}


def _context(mailing: Mailing, language: str, name: str, link: str, known: Facts, *, now: datetime) -> dict[str, Any]:
    facts = _facts(mailing.session, language, known, now=now)
    of_text = _facts(mailing.session, mailing.language_for(language), known, now=now)
    own = {"mailing": mailing.pk, "name": name, "manage_url": link}
    return facts | own | {"values": values_of(of_text, name=name, link=link)}


@dataclass(frozen=True)
class Letter:
    """What stands in one mail: its words with the fields filled in, their language, and whom it is about."""

    subject: str
    paragraphs: list[str]
    language: str
    about: str


def letter_of(context: dict[str, Any], language: str) -> Letter:
    """The words of the mail whose stored facts are `context`, for a reader of `language`."""
    mailing = Mailing.objects.select_related("session").get(pk=context["mailing"])
    written_in = mailing.language_for(language)
    subject, body = mailing.words(written_in)
    values = context["values"]
    return Letter(
        subject=rules.fill(subject, values),
        paragraphs=_as_read(body, values),
        language=written_in,
        about=_about(mailing, context),
    )


def _about(mailing: Mailing, context: dict[str, Any]) -> str:
    """The names of the people it is about, as they are now; nothing when that is the reader only."""
    if not context["attendees"]:
        return ""
    people = chosen(mailing.session, mailing.selection).filter(pk__in=context["attendees"])
    names = [each.called for each in people]
    return "" if names == [context["name"]] else ", ".join(names)


@dataclass(frozen=True)
class OwnText:
    """The own text of an event in a mail that goes out by itself, as one reader gets it."""

    paragraphs: list[str]
    language: str


def own_text(kind: str, context: dict[str, Any], language: str) -> OwnText | None:
    """What the event adds to the mail `kind` whose stored facts are `context`, for a reader of `language`."""
    stored = text_for(context["session"], kind)
    if stored is None:
        return None
    written_in, facts = stored.language_for(language), context
    if written_in != language:  # dates and places in the language of the text
        session = EventSession.objects.select_related("event__locale").get(pk=context["session"])
        facts = _facts(session, written_in, {}, now=timezone.now())
    values = values_of(facts, name=context["name"], link=context["manage_url"])
    return OwnText(_as_read(getattr(stored, f"text_{written_in}"), values), written_in)


def own_text_as_read(session: EventSession, text: str, language: str, *, name: str, now: datetime) -> list[str]:
    """The paragraphs of `text` in `language`, as somebody called `name` would get it in a mail about `session`."""
    link = absolute("events_send_links", language)
    return _as_read(text, values_of(_facts(session, language, {}, now=now), name=name, link=link))


def _as_read(text: str, values: dict[str, str]) -> list[str]:
    return [rules.fill(part, values) for part in rules.paragraphs(text)]


def composed(mailing: Mailing, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of `mailing` as a reader of `language` gets them."""
    mail = compose(OutboxMessage(kind="mailings.mail", dedupe_key="preview", language=language, context=context))
    return mail.subject, str(mail.body)


def is_still_chosen(context: dict[str, Any]) -> bool:
    """A relevance check: the mail was not withdrawn or forgotten, the session is as it was, and somebody it is about
    still fits the choice.
    """
    rows = Mailing.objects.filter(pk=context["mailing"], withdrawn_at=None).exclude(body_nl="")
    mailing = rows.select_related("session").first()
    if mailing is None or mailing.session.sequence != context["session_sequence"]:
        return False
    return chosen(mailing.session, mailing.selection).filter(pk__in=context["attendees"]).exists()


def is_written(context: dict[str, Any]) -> bool:
    """A relevance check: the words are still there."""
    return Mailing.objects.filter(pk=context["mailing"]).exclude(body_nl="").exists()


MAIL = register_mail(MailKind("mailings.mail", _("Mail of the organiser"), is_still_chosen))
TEST = register_mail(MailKind("mailings.test", _("Test of a mail of the organiser"), is_written))
