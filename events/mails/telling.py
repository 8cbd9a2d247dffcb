"""What we tell people about their place. One mail for each person, in the language of the registration.

The context is a snapshot in words, taken when it happened; whether it still holds is asked again at sending. Of what
people typed, only names (checked: one line, no address in it) go to addresses that nobody confirmed. (events.md 5.5)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.functional import lazy
from django.utils.translation import ngettext

from events import rules
from events.links import invitation_url, manage_url
from events.models import Attendee, EventSession, SessionInvitation
from events.queries import page_of, title_in
from outbox.actions import Mail, enqueue, enqueue_all
from outbox.models import OutboxMessage
from pagekit.dates import spoken_moment, spoken_period


@dataclass(frozen=True)
class News:
    """Something to tell one person: which mail, and what its text needs besides the facts of the place.

    `unnamed`: how many places of people still to be named it is about, of whom `attendee` is the first. `once`: what
    keeps it from being told twice, if not the person.
    """

    kind: str
    attendee: Attendee
    extra: Mapping[str, Any] = field(default_factory=dict)
    unnamed: int = 0
    once: str = ""
    version: str = ""  # what makes it another mail; without it each version of the session has its own


def tell(kind: str, attendee: Attendee, *, now: datetime, **extra: Any) -> None:
    """Write the mail `kind` about `attendee` into the outbox, once for each version of the session."""
    tell_all([News(kind, attendee, extra)], now=now)


def tell_all(news: Iterable[News], *, now: datetime) -> None:
    """Write the mails of one action into the outbox. All are about one session, in the transaction of what they tell.

    What is the same for everybody is read once, so the number of statements does not grow with the people.
    """
    letters, facts = [], {}
    news = _with_partners(_together(news))
    for each in news:
        contexts = {}
        for language in _languages_of(each.attendee):
            with translation.override(language):
                if language not in facts:
                    facts[language] = describe_session(each.attendee.session, language, now=now)
                contexts[language] = _context(each, facts[language])
        letters.append(_letter(each, contexts))
    enqueue_all(letters, now=now)


def _with_partners(news: list[News]) -> list[News]:
    """`news`, in a session of pairs with the name of who comes along. One query for all."""
    if not news or not news[0].attendee.session.in_pairs:
        return news
    registrations = {each.attendee.registration_id for each in news}
    pairs = Attendee.objects.active().filter(registration__in=registrations)
    told = list(pairs.values_list("registration_id", "pk", "name"))

    def partner(attendee: Attendee) -> str:
        return next((name for of, pk, name in told if of == attendee.registration_id and pk != attendee.pk), "")

    return [replace(each, extra={"with_name": partner(each.attendee), **each.extra}) for each in news]


def _languages_of(attendee: Attendee) -> list[str]:
    """What a letter to this person is written in: the language of the registration; for the newcomer of a pair Dutch,
    and below it the chosen language. (events.md 1b.6)
    """
    if not attendee.language:
        return [attendee.registration.language]
    return ["nl"] if attendee.language == "nl" else ["nl", attendee.language]


def _together(news: Iterable[News]) -> list[News]:
    """`news` with one letter for all the people of a registration who still have to be named."""
    letters: dict[tuple[str, int, int], News] = {}
    for each in news:
        attendee = each.attendee
        if attendee.name:
            letters[each.kind, attendee.registration_id, attendee.pk] = each
            continue
        key = (each.kind, attendee.registration_id, 0)
        first = letters.get(key, each)
        letters[key] = replace(first, unnamed=first.unnamed + 1)
    return list(letters.values())


def _context(news: News, facts: dict[str, Any]) -> dict[str, Any]:
    """What the text of a letter needs, in words of the active language."""
    extra = {name: str(value) for name, value in news.extra.items()}
    return facts | describe_place(news.attendee, unnamed=news.unnamed) | extra


def _letter(news: News, contexts: dict[str, dict[str, Any]]) -> Mail:
    """One mail that says the same in each language of `contexts`, the first one first."""
    attendee, (first, *others) = news.attendee, contexts
    also = {"also": contexts[others[0]] | {"language": others[0]}} if others else {}
    return Mail(
        kind=f"events.{news.kind}",
        to=attendee.mailbox,
        key=f"{news.kind}:{news.once or attendee.uid.hex}:{news.version or attendee.session.sequence}",
        context=contexts[first] | also,
        language=first,
        ordering_key=ordering_key(attendee.uid),
        sequence=attendee.session.sequence,
    )


def key_of(kind: str, attendee: Attendee, version: str) -> str:
    """What a mail is known by in the outbox: the same key is the same mail."""
    return f"{kind}:{attendee.uid.hex}:{version}"


def describe_session(session: EventSession, language: str, *, now: datetime) -> dict[str, Any]:
    """The facts of a session that every mail about it holds, in words of `language`, which is the active one."""
    return {
        "session": session.pk,
        "session_sequence": session.sequence,
        "title": title_in(session.event, language),
        "when": spoken_period(session.starts_at, session.ends_at, today=now.date()),
        "further_dates": [
            spoken_period(each.starts_at, each.ends_at, today=now.date()) for each in session.further_dates.all()
        ],
        "asks_again": "yes" if session.asks_again else "",
        "where": session.place_line,
        "is_online": session.attendance_mode != "in_person",
        "cancel_until": spoken_moment(session.cancel_until, today=now.date()),
        "name_until": spoken_moment(rules.name_until(session), today=now.date()),
    }


def describe_place(attendee: Attendee, *, unnamed: int = 0) -> dict[str, Any]:
    """The facts of one person's place that every mail about it holds; or of the places of so many still to be named."""
    registration = attendee.registration
    nobody = ngettext("%(count)s person still to be named", "%(count)s people still to be named", unnamed)
    return {
        "attendee": attendee.pk,
        "name": attendee.name or nobody % {"count": unnamed},
        "to_contact": not attendee.email or attendee.email.lower() == registration.contact_email.lower(),
        "for_somebody_else": not attendee.email and attendee.name != registration.contact_name,
        "unnamed": unnamed,
        "help": registration.help.title if attendee.is_newcomer and registration.help else "",
        "contact_name": registration.contact_name,
        "manage_url": manage_url(attendee),
        "reference": registration.reference,
    }


def ordering_key(uid: UUID) -> str:
    """What the mails about one place have in common: they go out in the order in which they were written."""
    return f"events:{uid.hex}"


def tell_invited(invitations: Iterable[SessionInvitation], *, now: datetime) -> None:
    """Ask people to register for the session of their invitation, by the link that opens its form."""
    letters = []
    for asked in invitations:
        with translation.override(asked.language):
            page = page_of(asked.session, asked.language) or asked.session.event
            facts = describe_session(asked.session, asked.language, now=now)
            extra = {"invitation": asked.pk, "name": asked.name, "register_url": invitation_url(asked, page.slug)}
            key = f"invited:{asked.reference}:{now:%Y%m%d%H%M%S}"
            letters.append(
                Mail(kind="events.invited", to=asked.email, key=key, context=facts | extra, language=asked.language)
            )
    enqueue_all(letters, now=now)


def tell_offers(attendees: Iterable[Attendee], *, now: datetime) -> None:
    """A place is free: until when it is held, and the link to take it."""
    until = lazy(spoken_moment, str)
    tell_all(
        [News("offered", each, {"until": until(each.offer_expires_at, today=now.date())}) for each in attendees],
        now=now,
    )


def send_links(address: str, *, language: str, now: datetime, once: str) -> OutboxMessage:
    """Mail all links that belong to `address` to it. Whether there are any is found out at sending.

    So asking costs the same, and looks the same, for an address that we know and one that we do not (trust.md C2).
    """
    digest = salted_hmac("events.links", address).hexdigest()[:32]
    return enqueue(
        "events.links",
        to=address,
        key=f"links:{digest}:{once}",
        context={"address": address},
        language=language,
        now=now,
    )
