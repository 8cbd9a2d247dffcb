"""Enough companies ask: a session is made ready as a draft. The row of the pool is locked, so that it is made once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from events import actions as core
from events.demand import mails, queries, rules
from events.demand.errors import NobodyAsks, WrongThreshold
from events.demand.models import FEWEST_COMPANIES, MOST_COMPANIES, Opening, OpenQuestion, Pool
from events.enums import AttendanceMode
from events.models import EventPage
from kennisbank.enums import Region


def lock_pool(number: int) -> Pool:
    """The pool with this number, locked until the transaction ends."""
    return Pool.objects.select_for_update(no_key=True, of=("self",)).select_related("theme").get(pk=number)


def change_needed(pool: Pool, needed: int, *, by: Any, now: datetime) -> Pool:
    """Have a session wait for `needed` companies; a draft is made at once when so many ask. Raises WrongThreshold."""
    if not FEWEST_COMPANIES <= needed <= MOST_COMPANIES:
        raise WrongThreshold
    with transaction.atomic():
        row = lock_pool(pool.pk)
        if row.needed != needed:
            log(row, "demand.needed", user=by, data={"before": row.needed, "after": needed})
            row.needed = needed
            row.save(update_fields=["needed"])
            open_when_enough(row, now=now)
        return row


def open_session(pool: Pool, event: EventPage, *, by: Any, now: datetime) -> Opening:
    """Make a draft of `event` for what is asked in `pool`, also for fewer companies than needed. Raises NobodyAsks."""
    with transaction.atomic():
        row = lock_pool(pool.pk)
        questions = list(row.questions.waiting())
        if not questions:
            raise NobodyAsks
        return _open(row, questions, event, by=by, now=now)


def open_when_enough(pool: Pool, *, now: datetime) -> None:
    """With enough companies: make a draft and tell the organisers. Of a theme without an event they choose one
    themselves. Call it with `pool` locked.
    """
    questions = list(pool.questions.waiting())
    if not rules.is_enough(questions, pool.needed):
        return
    companies, event = len(rules.companies_of(questions)), queries.event_on(pool.theme)
    if event is None:
        mails.tell_organisers(pool, companies=companies, opening=None, now=now)
        return
    opening = _open(pool, questions, event, by=None, now=now)
    mails.tell_organisers(pool, companies=companies, opening=opening, now=now)


def _open(pool: Pool, questions: Sequence[OpenQuestion], event: EventPage, *, by: Any, now: datetime) -> Opening:
    starts_at = rules.best_moment(questions, now=now)
    online = pool.region == Region.ONLINE
    public_from = starts_at - rules.PUBLIC_BEFORE
    session = core.plan(
        event,
        starts_at=starts_at,
        ends_at=starts_at + rules.LASTS,
        capacity=max(rules.FEWEST_PLACES, len(questions)),
        now=now,
        by=by,
        announced=False,
        attendance_mode=AttendanceMode.ONLINE if online else AttendanceMode.IN_PERSON,
        city="" if online else str(pool.get_region_display()),
        registration_opens_at=public_from,
        asks_learning=True,
    )
    companies = len(rules.companies_of(questions))
    opening = Opening.objects.create(
        pool=pool,
        session=session,
        companies=companies,
        people=len(questions),
        public_from=public_from,
        opened_at=now,
    )
    OpenQuestion.objects.filter(pk__in=[question.pk for question in questions]).update(opening=opening)
    log(pool, "demand.open", user=by, data={"companies": companies, "session": session.reference})
    return opening
