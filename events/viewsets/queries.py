"""Named reads of the organiser's screens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Lower
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry

from accounts.models import User
from events import rules
from events.enums import ACTIVE, SEAT_HOLDING, AttendeeStatus, SessionStatus
from events.models import Attendee, EventPage, EventSession, Registration, SessionLead
from events.shares import FairShares
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage

LEADING = "begeleiding"


def sessions(rows: Any = EventSession.objects) -> QuerySet[EventSession]:
    """All sessions, or `rows` of them, with their event and their numbers: `with_counts()`, `queue_count` and
    `requested_count`.
    """
    return (
        rows.with_counts()
        .select_related("event")
        .annotate(
            queue_count=Count("attendees", filter=Q(attendees__status=AttendeeStatus.WAITLISTED)),
            requested_count=Count("attendees", filter=Q(attendees__status=AttendeeStatus.REQUESTED)),
        )
    )


def in_period(rows: QuerySet[EventSession], when: str, *, now: datetime) -> QuerySet[EventSession]:
    """`rows` that are "coming" (not over at `now`; drafts too), "past", "called_off" or "all", in reading order."""
    if when == "past":
        return rows.filter(over_at__lte=now).exclude(status=SessionStatus.CANCELLED).order_by("-starts_at", "-pk")
    if when == "called_off":
        return rows.filter(status=SessionStatus.CANCELLED).order_by("-starts_at", "-pk")
    if when == "all":
        return rows.order_by("-starts_at", "-pk")
    return rows.filter(over_at__gt=now).exclude(status=SessionStatus.CANCELLED).order_by("starts_at", "pk")


def next_sessions(user: User, *, now: datetime, limit: int = 5) -> list[EventSession]:
    """The first `limit` planned sessions that `user` sees and that are not over at `now`."""
    coming = sessions(EventSession.objects.seen_by(user)).filter(status=SessionStatus.SCHEDULED, over_at__gt=now)
    return list(coming.order_by("starts_at", "pk")[:limit])


def plannable_events(user: User) -> QuerySet[EventPage]:
    """The events of which `user` can plan a session: published, in the language that the others are translated from."""
    events = EventPage.objects.filter(live=True, locale=Locale.get_default()).order_by("title")
    return events if rules.can_organise_all(user) else events.filter(leads__user=user)


def possible_leads() -> QuerySet[User]:
    """The staff whom an organiser can name: active, with the role begeleiding."""
    return User.objects.filter(is_active=True, groups__name=LEADING).order_by("email")


def leads_of(session: EventSession) -> QuerySet[SessionLead]:
    """Who leads `session`, or all of its event."""
    rows = SessionLead.objects.filter(Q(session=session) | Q(event=session.event_id))
    return rows.select_related("user").order_by("event_id", "user__email")


def possible_successors(session: EventSession, *, now: datetime) -> QuerySet[EventSession]:
    """The planned sessions that can come in the place of `session`: not begun at `now`, of the same event first."""
    planned = EventSession.objects.filter(status=SessionStatus.SCHEDULED, starts_at__gt=now).exclude(pk=session.pk)
    same_first = Case(When(event_id=session.event_id, then=0), default=1)
    return planned.select_related("event").order_by(same_first, "starts_at", "pk")


@dataclass(frozen=True)
class Party:
    """People of one registration who wait together; `position` counts from 1, `free` is what is free now."""

    position: int
    registration: Registration
    people: tuple[Attendee, ...]
    free: int
    reason: str

    @property
    def missing(self) -> int:
        """How many places still have to come free before this party gets an offer."""
        wanted = 1 if self.registration.allow_partial else len(self.people)
        return max(0, wanted - self.free)


@dataclass(frozen=True)
class People:
    """Everybody of one session, by where they stand."""

    seated: list[Attendee]
    queue: list[Party]
    requested: list[Attendee]
    gone: list[Attendee]


def people_of(session: EventSession, user: User) -> People:
    """Everybody of `session` that `user` may see, in one query; the queue in its order, the others by name."""
    rows = Attendee.objects.for_user(user).filter(session=session)
    rows = list(rows.select_related("registration__company", "registration__help"))
    sizes: dict[int, int] = {}
    for row in rows:
        row.session = row.registration.session = session
        if row.status in ACTIVE:
            sizes[row.registration_id] = sizes.get(row.registration_id, 0) + 1
    for row in rows:
        row.party_size = sizes.get(row.registration_id, 0)
    by_name = sorted(rows, key=lambda row: (row.name.casefold(), row.pk))
    waiting = [row for row in rows if row.status == AttendeeStatus.WAITLISTED]
    return People(
        seated=[row for row in by_name if row.status in SEAT_HOLDING],
        queue=_parties(waiting, session),
        requested=sorted(
            (row for row in rows if row.status == AttendeeStatus.REQUESTED), key=lambda row: (row.created_at, row.pk)
        ),
        gone=[row for row in by_name if row.status not in ACTIVE],
    )


def _parties(waiting: Iterable[Attendee], session: EventSession) -> list[Party]:
    """The waiting list as `AttendeeQuerySet.waiting()` orders it, by registration, with why each waits."""
    ordered = sorted(waiting, key=lambda row: (row.registration.queued_at, row.registration_id, row.pk))
    shares, free = FairShares(session, now=timezone.now()), session.places_left
    parties = []
    for number, (registration, party) in enumerate(groupby(ordered, key=lambda row: row.registration), 1):
        people = tuple(party)
        wanted = 1 if registration.allow_partial else len(people)
        reason = shares.why_not(registration, free=free, wanted=wanted)
        parties.append(Party(number, registration, people, free, reason))
    return parties


def history_of(session: EventSession) -> QuerySet[ModelLogEntry]:
    """The log of `session`, the last thing first."""
    entries = ModelLogEntry.objects.filter(
        content_type__app_label="events", content_type__model="eventsession", object_id=str(session.pk)
    )
    return entries.select_related("user", "content_type").order_by("-timestamp", "-id")


def failed_mails(session: EventSession | None = None) -> QuerySet[OutboxMessage]:
    """Mails that we gave up on: those about places in `session`, or all that are about some session."""
    failed = OutboxMessage.objects.filter(status=MessageStatus.FAILED)
    if session is None:
        return failed.filter(context__has_key="session")
    return failed.filter(kind__startswith="events.", context__session=session.pk)


@dataclass(frozen=True)
class Attention:
    """What organisers have to look at. Each is a list of sessions, or a number of mails."""

    crowded: list[EventSession]
    asking: list[EventSession]
    unfinished: list[EventSession]
    failed_mails: int

    def __bool__(self) -> bool:
        return bool(self.crowded or self.asking or self.unfinished or self.failed_mails)


def attention(user: User, *, now: datetime, limit: int = 5) -> Attention:
    """Of what `user` runs: planned sessions with people too many, with requests to decide on, or over but not marked
    as held. Mail that failed is counted for who organises everything.
    """
    planned = (
        sessions(EventSession.objects.organised_by(user))
        .filter(status=SessionStatus.SCHEDULED)
        .order_by("starts_at", "pk")
    )
    return Attention(
        crowded=list(planned.filter(over_at__gt=now, seats_held__gt=F("capacity"))[:limit]),  # type: ignore[misc] # annotated
        asking=list(planned.filter(over_at__gt=now, requested_count__gt=0)[:limit]),  # type: ignore[misc] # annotated
        unfinished=list(planned.filter(over_at__lte=now, over_at__gt=now - timedelta(days=365))[:limit]),
        failed_mails=failed_mails().count() if rules.can_organise_all(user) else 0,
    )


def listed(session: EventSession, states: Iterable[str], user: User) -> QuerySet[Attendee]:
    """The people of `session` in `states` that `user` may see, by name."""
    rows = Attendee.objects.for_user(user).filter(session=session, status__in=sorted(states))
    return rows.select_related("registration").order_by(Lower("name"), "pk")
