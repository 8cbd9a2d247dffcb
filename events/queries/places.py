"""Who takes part in what: somebody's places, the queue, and other dates for whom this one cannot help."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from events.enums import ACTIVE, Access, AttendeeStatus, SessionStatus
from events.models import Answer, Attendee, EventSession, LanguageHelp, Registration

MOST_OFFERED = 3  # other dates in a mail


def answers_of(registration: Registration, attendee: Attendee | None) -> list[Answer]:
    """What `attendee` answered; None: what the contact of `registration` was asked once."""
    return list(Answer.objects.filter(registration=registration, attendee=attendee))


def other_open_sessions(session: EventSession, *, now: datetime) -> list[EventSession]:
    """The other coming sessions of the same event with free places, for whom this one cannot help."""
    others = EventSession.objects.of_event(session.event).scheduled().filter(starts_at__gt=now, access=Access.PUBLIC)
    return [other for other in others.exclude(pk=session.pk).with_counts().order_by("starts_at") if other.places_left]


def parties_in(session: EventSession) -> QuerySet[Registration]:
    """The registrations of `session` with somebody who has a place, by organisation."""
    seated = Attendee.objects.filter(session=session, status=AttendeeStatus.CONFIRMED).values("registration")
    return Registration.objects.filter(pk__in=seated).order_by(Lower("organisation"), Lower("contact_name"), "pk")


def people_ahead(registration: Registration) -> int:
    """How many people wait before this party in the queue of its session; 0 for the first one."""
    earlier = Q(registration__queued_at__lt=registration.queued_at) | Q(
        registration__queued_at=registration.queued_at, registration_id__lt=registration.pk
    )
    waiting = Attendee.objects.filter(session_id=registration.session_id, status=AttendeeStatus.WAITLISTED)
    return waiting.filter(earlier).count()


def places_of(address: str, *, now: datetime) -> list[Attendee | Registration]:
    """What `address` can manage in sessions that are not over: registrations as contact, else single places."""
    active = {"attendees__status__in": sorted(ACTIVE)}
    registrations = (
        Registration.objects.filter(contact_email=address, session__over_at__gt=now, **active)
        .select_related("session__event__locale")
        .distinct()
    )
    own = (
        Attendee.objects.active()
        .filter(email=address, session__over_at__gt=now)
        .exclude(registration__contact_email=address)
        .select_related("session__event__locale", "registration")
    )
    return sorted([*registrations, *own], key=lambda found: (found.session.starts_at, found.pk))


def sessions_of(user: Any, *, since: datetime) -> list[Attendee | Registration]:
    """What `user` takes part in that was not over at `since`: registrations made as contact, else single places. Given
    up places are left out, unless the session was called off.
    """
    holds = Q(attendees__status__in=sorted(ACTIVE)) | Q(session__status=SessionStatus.CANCELLED)
    mine = Q(user=user) | Q(contact_email__iexact=user.email)
    registrations = (
        Registration.objects.filter(holds, mine, session__over_at__gt=since)
        .select_related("session__event__locale")
        .prefetch_related("attendees", "session__further_dates")
        .distinct()
    )
    made = list(registrations)
    own = (
        Attendee.objects.filter(email__iexact=user.email, session__over_at__gt=since)
        .filter(Q(status__in=sorted(ACTIVE)) | Q(session__status=SessionStatus.CANCELLED))
        .exclude(registration__in=[found.pk for found in made])
        .select_related("session__event__locale", "registration")
        .prefetch_related("session__further_dates")
    )
    return sorted([*made, *own], key=lambda found: (found.session.starts_at, found.pk))


def help_of(session: EventSession) -> QuerySet[LanguageHelp]:
    """The help with language that `session` offers, each with how many have it: see `with_counts()`."""
    return session.language_help.with_counts().order_by("kind", "language")


def open_instead(session: EventSession, *, now: datetime) -> list[EventSession]:
    """Where people of a session that was called off can go: what comes in its place, else other dates with room. Pairs
    go to where people come in pairs, and nobody else does.
    """
    successor = session.successor
    if successor is not None and successor.status == SessionStatus.SCHEDULED and successor.starts_at > now:
        found = [successor]
    else:
        found = other_open_sessions(session, now=now)
    return [each for each in found if each.in_pairs == session.in_pairs][:MOST_OFFERED]
