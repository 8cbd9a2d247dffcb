"""What we write after a session: how was it, how far is the company, and there are materials."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from events.afterwards import rules
from events.afterwards.enums import Round
from events.afterwards.links import check_url
from events.afterwards.models import FollowUp
from events.afterwards.queries import unsettled
from events.links import absolute, manage_url, sign_for_mailbox
from events.mails import describe_place, describe_session, ordering_key
from events.models import Attendee, EventSession
from outbox.actions import Mail
from outbox.registry import MailKind, register_mail

Facts = dict[tuple[int, str], dict[str, Any]]


def _facts(session: EventSession, language: str, known: Facts, *, now: datetime) -> dict[str, Any]:
    """The facts of `session` in `language`, read once for everybody."""
    key = (session.pk, language)
    if key not in known:
        known[key] = describe_session(session, language, now=now)
    return known[key]


def evaluation_letters(people: Iterable[Attendee], *, now: datetime) -> list[Mail]:
    """The question how it was, to each of `people`."""
    letters, known = [], Facts()
    for person in people:
        language = person.reads
        with translation.override(language):
            facts = _facts(person.session, language, known, now=now)
            url = absolute("afterwards_evaluation", language, sign_for_mailbox(person))
            letters.append(
                Mail(
                    kind="afterwards.evaluate",
                    to=person.mailbox,
                    key=f"afterwards_evaluate:{person.uid.hex}",
                    context=facts | describe_place(person) | {"evaluation_url": url},
                    language=language,
                    ordering_key=ordering_key(person.uid),
                )
            )
    return letters


def check_letters(asked: Iterable[tuple[FollowUp, Round]], *, now: datetime) -> list[Mail]:
    """The question how far each is with its commitments."""
    letters, known = [], Facts()
    for follow_up, each in asked:
        registration, language = follow_up.registration, follow_up.language
        with translation.override(language):
            facts = _facts(registration.session, language, known, now=now)
            open_ones = [row.what for row in unsettled(follow_up)]
            own = {"follow_up": follow_up.pk, "commitments": open_ones, "check_url": check_url(follow_up)}
            letters.append(
                Mail(
                    kind="afterwards.check",
                    to=follow_up.email,
                    key=check_key(follow_up, each),
                    context=facts | own | {"days": each.value},
                    language=language,
                )
            )
    return letters


def check_key(follow_up: FollowUp, each: Round) -> str:
    """What the mail of one round is known by: the same key is the same mail."""
    return f"afterwards_check:{follow_up.registration.reference}:{each.value}"


def materials_letters(people: Iterable[Attendee], *, now: datetime) -> list[Mail]:
    """That there are materials, to each of `people`."""
    letters, known = [], Facts()
    for person in people:
        language = person.reads
        with translation.override(language):
            facts = _facts(person.session, language, known, now=now)
            letters.append(
                Mail(
                    kind="afterwards.materials",
                    to=person.mailbox,
                    key=materials_key(person),
                    context=facts | describe_place(person) | {"materials_url": f"{manage_url(person)}#materials"},
                    language=language,
                    ordering_key=ordering_key(person.uid),
                )
            )
    return letters


def materials_key(person: Attendee) -> str:
    """What the mail about materials is known by: everybody gets it once."""
    return f"afterwards_materials:{person.uid.hex}"


def has_materials(context: dict[str, Any]) -> bool:
    """A relevance check: the person may read the materials, and there still are any."""
    rows = Attendee.objects.select_related("session").exclude(link_nonce="").exclude(session__materials=None)
    attendee = rows.filter(pk=context["attendee"]).first()
    return attendee is not None and rules.may_read_materials(attendee, attendee.session, now=timezone.now())


def has_not_evaluated(context: dict[str, Any]) -> bool:
    """A relevance check: the person can still say how it was, and did not."""
    rows = Attendee.objects.select_related("session", "evaluation_ticket").exclude(link_nonce="")
    attendee = rows.filter(pk=context["attendee"]).exclude(evaluation_ticket__answered=True).first()
    return attendee is not None and rules.may_evaluate(attendee, attendee.session, now=timezone.now())


def is_followed(context: dict[str, Any]) -> bool:
    """A relevance check: we still have the address, and something is left to say."""
    rows = FollowUp.objects.exclude(email="").prefetch_related("registration__commitments__checks")
    follow_up = rows.filter(pk=context["follow_up"]).first()
    return follow_up is not None and bool(unsettled(follow_up))


EVALUATE = register_mail(MailKind("afterwards.evaluate", _("How was the session?"), has_not_evaluated))
CHECK = register_mail(MailKind("afterwards.check", _("How far are the commitments?"), is_followed))
MATERIALS = register_mail(MailKind("afterwards.materials", _("Materials of the session"), has_materials))
