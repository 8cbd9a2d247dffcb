"""A new session: planned once, or as a series; and what the plan of a session may hold."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import Page

from events import rules
from events.actions.copying import take_along
from events.enums import SessionStatus
from events.errors import WrongDetails, WrongTimes
from events.models import EventPage, EventSession, SessionDate

Meeting = tuple[datetime, datetime]

TIMES_AND_PLACE = {"starts_at", "ends_at", "place_name", "address", "city", "attendance_mode", "timezone"}
# What `edit` may change without telling anybody: nothing of this moves a calendar entry.
DETAILS = {
    "join_url",
    "registration_opens_at",
    "registration_closes_at",
    "access",
    "approval_required",
    "waiting_list",
    "offer_hours",
    "max_attendees",
    "company_limit",
    "kept_for_new",
    "share_until_days",
    "cancel_until_hours",
    "notice",
    "successor",
    "asks_needs",
    "asks_learning",
    "asks_again",
    "in_pairs",
}


def plan(  # noqa: PLR0913 - all by name, each a fact of the session
    event: EventPage,
    *,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    now: datetime,
    by: Any = None,
    announced: bool = True,
    further_dates: list[Meeting] | None = None,
    key: UUID | None = None,
    series: UUID | None = None,
    like: EventSession | None = None,
    **details: Any,
) -> EventSession:
    """A new session of `event` with `capacity` places, announced at once or kept as a draft.

    `further_dates` are the later meetings of a course. The questions and the help with language of the session `like`
    are its own too. The same `key` (of a form that is sent twice) gives the first
    session back. Raises WrongTimes, WrongDetails (an unknown or impossible detail).
    """
    later = further_dates or []
    _refuse_impossible_times([(starts_at, ends_at), *later])
    _refuse_impossible_details(details, capacity)
    details["status"] = SessionStatus.SCHEDULED if announced else SessionStatus.DRAFT
    over = max(end for _start, end in [(starts_at, ends_at), *later])
    session = EventSession(
        event=event,
        uid=key or uuid4(),
        starts_at=starts_at,
        ends_at=ends_at,
        over_at=over,
        series=series,
        capacity=capacity,
        **details,
    )
    check_window(session)
    return _write_once(session, later, by, like)


def plan_series(
    event: EventPage,
    meetings: list[Meeting],
    *,
    key: UUID,
    **details: Any,
) -> list[EventSession]:
    """A session on each of `meetings`, all or none; each takes its own registrations.

    A moment at which registration closes is that of the first one; the others close as many days before at the same
    time on the clock. `details` are those of `plan`. The same `key` gives the first series back. Raises WrongTimes,
    WrongDetails.
    """
    meetings = sorted(meetings)
    if not meetings:
        raise WrongTimes("order")
    with transaction.atomic():
        # The event first, so that the form sent twice at once waits for the first one.
        Page.objects.select_for_update(no_key=True).get(pk=event.pk)
        if stored := list(EventSession.objects.filter(series=key)):
            return stored
        return [
            plan(
                event,
                starts_at=start,
                ends_at=end,
                key=uuid5(key, str(number)),
                series=key,
                **details | _closing(details, meetings[0][0], start),
            )
            for number, (start, end) in enumerate(meetings)
        ]


def _closing(details: dict[str, Any], first: datetime, start: datetime) -> dict[str, Any]:
    """When registration for the session at `start` closes: as long before it, on the clock, as before the `first`."""
    closes, zone = details.get("registration_closes_at"), ZoneInfo(details.get("timezone", rules.ZONE))
    if closes is None:
        return {}
    on_the_wall = closes.astimezone(zone).replace(tzinfo=None)
    days = start.astimezone(zone).date() - first.astimezone(zone).date()
    return {"registration_closes_at": rules.wall_time(on_the_wall + days, str(zone), fold=0)}


def _refuse_impossible_times(meetings: Iterable[Meeting]) -> None:
    if any(end <= start for start, end in meetings):
        raise WrongTimes("order")


def _refuse_impossible_details(details: dict[str, Any], capacity: int) -> None:
    wrong = set(details) - DETAILS - TIMES_AND_PLACE | ({"capacity"} if capacity < 0 else set())
    if wrong:
        raise WrongDetails(sorted(wrong)[0])


def _write_once(session: EventSession, later: list[Meeting], by: Any, like: EventSession | None) -> EventSession:
    """Store `session` with its later meetings; the stored one when its key was used before."""
    try:
        with transaction.atomic():
            session.save(force_insert=True)
            SessionDate.objects.bulk_create(
                SessionDate(session=session, starts_at=start, ends_at=end) for start, end in later
            )
            if like is not None:
                take_along(like, session)
            note(session, "plan", by, capacity=session.capacity)
    except IntegrityError:
        stored = EventSession.objects.filter(uid=session.uid).first()
        if stored is None:
            raise
        return stored
    return session


def check_window(session: EventSession) -> None:
    """Registration must open before it closes, and close before the session starts; pairs are not asked again."""
    opens, closes = session.registration_opens_at, session.registration_closes_at
    if closes and closes > session.starts_at:
        raise WrongDetails("registration_closes_at")
    if opens and closes and opens >= closes:
        raise WrongDetails("registration_opens_at")
    if session.in_pairs and session.asks_again:  # nobody but another pair could have the place of who does not answer
        raise WrongDetails("asks_again")
    if session.max_attendees < 1 or session.offer_hours < 1:
        raise WrongDetails("max_attendees" if session.max_attendees < 1 else "offer_hours")


def note(session: EventSession, action: str, by: Any, **data: Any) -> None:
    """Write in the history of `session` what was done, and by whom when somebody did it."""
    actor = by if by is not None and by.is_authenticated else None
    log(session, f"events.{action}", user=actor, data=data)
