"""The organiser announced a session on demand: who asked for it is invited, five days before everybody else."""

from datetime import datetime

from django.db import transaction

from events import actions as core
from events.actions import Person
from events.demand import queries, rules
from events.demand.actions.opening import lock_pool
from events.demand.models import Opening, OpenQuestion
from events.errors import EventsError
from events.models import EventSession


def give_head_starts(now: datetime) -> int:
    """Invite who asked for the sessions that were announced since; gives for how many sessions.

    What is done twice, after a crash, is done once: an address is invited once for each session.
    """
    told = 0
    for opening in queries.openings_to_tell():
        try:
            _wait_for_everybody_else(opening, now=now)
            _invite_who_asked(opening, now=now)
        except EventsError:  # called off or begun meanwhile, or busy: the next round looks again
            continue
        told += Opening.objects.filter(pk=opening.pk, told_at=None).update(told_at=now)
    return told


def _wait_for_everybody_else(opening: Opening, *, now: datetime) -> None:
    """Let the public in after the head start. A moment that the organiser chose, and that is later, stays."""
    session = EventSession.objects.get(pk=opening.session_id)
    opens, closes = rules.public_from(session.starts_at, now=now), session.registration_closes_at
    if opens is None or (closes and opens >= closes):
        return
    chosen = session.registration_opens_at
    if chosen is None or chosen == opening.public_from or chosen < opens:
        core.edit(session, now=now, registration_opens_at=opens)


def _invite_who_asked(opening: Opening, *, now: datetime) -> None:
    by_language: dict[str, list[Person]] = {}
    for question in opening.questions.order_by("asked_at", "pk"):
        by_language.setdefault(question.language, []).append(Person(question.name, question.email))
    for language, people in by_language.items():
        core.invite(opening.session, people, language=language, now=now, by=None)


def reopen_called_off(now: datetime) -> int:
    """Put the questions of sessions that were called off back, unless who asked has a newer one; gives how many."""
    reopened = 0
    for opening in queries.openings_called_off():
        with transaction.atomic():
            pool = lock_pool(opening.pool_id)
            newer = {question.email for question in pool.questions.waiting()}
            rows = OpenQuestion.objects.filter(opening=opening)
            rows.filter(email__in=newer).delete()
            reopened += rows.update(opening=None)
    return reopened
