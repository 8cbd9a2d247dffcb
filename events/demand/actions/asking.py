"""Asking a learning question for which no session is planned, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import normalise_email
from events.demand import mails
from events.demand.actions.opening import lock_pool, open_when_enough
from events.demand.models import OpenQuestion, Pool
from events.models import EventTheme


@dataclass(frozen=True)
class Asked:
    """What somebody asks: in whose name, and when a session would suit. No day or part: any."""

    text: str
    name: str
    email: str
    organisation: str
    language: str = "nl"
    weekdays: Sequence[int] = ()
    parts: Sequence[str] = ()


def ask(theme: EventTheme, region: str, asked: Asked, *, now: datetime) -> OpenQuestion:
    """Keep a question on `theme` in `region`, and mail a link to it; with enough companies a draft is made at once.

    One open question for each address: asking again, or sending the form twice, leaves the first one as it is, because
    anybody can fill in an address. The link goes to that address again, once an hour.
    """
    with transaction.atomic():
        known, _new = Pool.objects.get_or_create(theme=theme, region=region)
        pool = lock_pool(known.pk)
        address = normalise_email(asked.email)
        question, is_new = OpenQuestion.objects.get_or_create(
            pool=pool,
            email=address,
            opening=None,
            defaults={
                "text": asked.text,
                "name": asked.name,
                "organisation": asked.organisation,
                "language": asked.language,
                "weekdays": list(asked.weekdays),
                "parts": list(asked.parts),
                "asked_at": now,
            },
        )
        mails.tell_asked(question, now=now)
        if is_new:
            log(pool, "demand.ask")
        open_when_enough(pool, now=now)
        return question


def take_back(question: OpenQuestion, *, now: datetime) -> None:
    """Forget an open question, as who asked it wants. Twice is once."""
    with transaction.atomic():
        pool = lock_pool(question.pool_id)
        if OpenQuestion.objects.filter(pk=question.pk).delete()[0]:
            log(pool, "demand.take_back")
