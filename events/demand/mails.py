"""What we say about open questions: to who asked that it stands, to organisers that there is enough demand."""

from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from events.demand import queries
from events.demand.links import question_url
from events.demand.models import Opening, OpenQuestion, Pool
from events.enums import SessionStatus
from events.links import absolute
from outbox.actions import Mail, enqueue, enqueue_all
from outbox.registry import MailKind, register_mail
from pagekit.dates import spoken_period


def is_open(context: dict[str, Any]) -> bool:
    """A relevance check: the question was not taken back."""
    return OpenQuestion.objects.filter(pk=context["question"]).exists()


def is_to_do(context: dict[str, Any]) -> bool:
    """A relevance check: the draft is still one, or still no draft was made of what is asked."""
    if opening := context["opening"]:
        return Opening.objects.filter(pk=opening, session__status=SessionStatus.DRAFT).exists()
    return OpenQuestion.objects.waiting().filter(pool=context["pool"]).exists()


ASKED = register_mail(MailKind("demand.asked", _("Learning question received"), is_open))
ENOUGH = register_mail(MailKind("demand.enough", _("Enough companies ask for a session"), is_to_do))


def tell_asked(question: OpenQuestion, *, now: datetime) -> None:
    """Write to who asked that the question stands. What was typed is not in it: nobody confirmed the address."""
    with translation.override(question.language):
        enqueue(
            ASKED.name,
            to=question.email,
            key=f"demand_asked:{question.reference}:{now:%Y%m%d%H}",
            context={
                "question": question.pk,
                "theme": question.pool.theme.name,
                "region": str(question.pool.get_region_display()),
                "question_url": question_url(question),
            },
            language=question.language,
            now=now,
        )


def tell_organisers(pool: Pool, *, companies: int, opening: Opening | None, now: datetime) -> None:
    """Write to every organiser that `companies` ask for a session; once for each round of `pool`."""
    this_round = f"draft{opening.pk}" if opening else f"none{pool.openings.count()}"
    letters = []
    for user in queries.organisers():
        with translation.override(user.language):
            letters.append(
                Mail(
                    kind=ENOUGH.name,
                    to=user.email,
                    key=f"demand_enough:{pool.pk}:{this_round}:{user.pk}",
                    context=_facts(pool, opening, user.language) | {"companies": companies},
                    language=user.language,
                )
            )
    enqueue_all(letters, now=now)


def _facts(pool: Pool, opening: Opening | None, language: str) -> dict[str, Any]:
    facts = {
        "pool": pool.pk,
        "opening": opening.pk if opening else None,
        "theme": pool.theme.name,
        "region": str(pool.get_region_display()),
        "url": absolute("demand_pool", language, str(pool.pk)),
        "when": "",
    }
    if opening:
        session = opening.session
        url = absolute("organiser_session", language, session.reference)
        facts |= {"url": url, "when": spoken_period(session.starts_at, session.ends_at)}
    return facts
