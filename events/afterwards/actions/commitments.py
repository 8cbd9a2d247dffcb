"""Writing down what a company will do, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import holder_digest
from events.actions.frame import locked
from events.afterwards import queries, rules
from events.afterwards.enums import CommitmentSource, Progress
from events.afterwards.errors import NotAskedNow, NotOpenForCommitments, TooManyCommitments, WhyIsMissing
from events.afterwards.models import Check, Commitment, FollowUp
from events.models import EventSession, Registration


@dataclass(frozen=True)
class Promised:
    """What was filled in on one row; the same `key` is the same row."""

    key: UUID
    what: str
    who: str
    due_on: date


def commit(
    registration: Registration,
    promised: Sequence[Promised],
    *,
    email: str,
    now: datetime,
    by: Any = None,
    by_staff: bool = False,
) -> int:
    """Keep what the company of `registration` promised, and where to ask about it. Gives how many rows are new.

    Raises NotOpenForCommitments, TooManyCommitments (five for each company), Busy.
    """
    with locked(registration.session_id) as session:
        if not (rules.may_commit_by_hand if by_staff else rules.may_commit)(session, now=now):
            raise NotOpenForCommitments
        keys = [each.key for each in promised]
        known = set(Commitment.objects.filter(key__in=keys).values_list("key", flat=True))
        new = {each.key: each for each in promised if each.key not in known}
        left = rules.MOST_COMMITMENTS - queries.of_same_company(registration).count()
        if len(new) > left:
            raise TooManyCommitments(max(0, left))
        if new:
            _write(session, registration, new.values(), by_staff=by_staff, now=now)
            _follow(registration, email)
            log(session, "afterwards.commit", user=by, data={"commitments": len(new)})
        return len(new)


def _write(
    session: EventSession, registration: Registration, promised: Iterable[Promised], *, by_staff: bool, now: datetime
) -> None:
    Commitment.objects.bulk_create(
        Commitment(
            session=session,
            registration=registration,
            company_id=registration.company_id,
            what=each.what,
            who=each.who,
            due_on=each.due_on,
            source=CommitmentSource.STAFF if by_staff else CommitmentSource.LINK,
            key=each.key,
            created_at=now,
        )
        for each in promised
    )


def _follow(registration: Registration, email: str) -> None:
    """Whoever of a registration wrote first is asked."""
    FollowUp.objects.get_or_create(
        registration=registration,
        defaults={
            "email": email,
            "language": registration.language,
            "holder_digest": holder_digest(email),
        },
    )


def answer(commitment: Commitment, progress: Progress, *, why: str = "", now: datetime) -> Check:
    """Note how far the company is, in the round of `now`; answering again replaces the answer of that round.

    Raises NotAskedNow, WhyIsMissing (stopped without a reason).
    """
    asked = rules.round_now(commitment.session, now=now)
    if asked is None:
        raise NotAskedNow
    if progress == Progress.STOPPED and not why:
        raise WhyIsMissing
    said = {"progress": progress, "why": why if progress == Progress.STOPPED else "", "answered_at": now}
    with transaction.atomic():
        current = Commitment.objects.select_for_update().get(pk=commitment.pk)
        if not current.what:  # forgotten meanwhile
            raise NotAskedNow
        return Check.objects.update_or_create(commitment=current, round=asked, defaults=said)[0]
