"""Which sessions the clock has something to do for, and which belong to one series."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from events.enums import SESSION_TRANSITIONS, AttendeeStatus
from events.models import Attendee, EventSession

SOON = timedelta(days=4)  # the second call goes out three days before, at nine


def sessions_without_names(now: datetime, *, before: datetime) -> list[EventSession]:
    """The planned sessions that start after `now`, at the latest at `before`, with people still to be named."""
    coming = EventSession.objects.scheduled().filter(starts_at__gt=now, starts_at__lte=before)
    return list(coming.filter(attendees__in=Attendee.objects.unnamed()).distinct().order_by("pk"))


def sessions_with_work(now: datetime) -> list[int]:
    """The sessions where the clock has something to do: an offer that lapsed, or a free seat while somebody waits."""
    coming = EventSession.objects.scheduled().filter(starts_at__gt=now).with_counts()
    late = Attendee.objects.filter(status=AttendeeStatus.OFFERED, offer_expires_at__lte=now).values("session")
    freed = Q(seats_held__lt=F("capacity"), waiting_count__gt=0)
    found = set(coming.filter(freed).values_list("pk", flat=True)) | {row["session"] for row in late}
    return sorted(found)


def sessions_with_reminders(now: datetime) -> list[EventSession]:
    """The planned sessions with a date close enough for a second call or a reminder; with their dates."""
    close = Q(starts_at__gt=now, starts_at__lte=now + SOON) | Q(
        further_dates__starts_at__gt=now, further_dates__starts_at__lte=now + SOON
    )
    found = EventSession.objects.scheduled().filter(close).distinct().order_by("pk")
    return list(found.select_related("event__locale").prefetch_related("further_dates"))


def series_of(session: EventSession) -> list[EventSession]:
    """Every session that was planned together with `session`, the first one first; none without a series."""
    if session.series is None:
        return []
    return list(EventSession.objects.filter(series=session.series).select_related("event").order_by("starts_at", "pk"))


def coming_of_series(session: EventSession) -> list[EventSession]:
    """`session` and the later ones of its series that can still change."""
    later = [each for each in series_of(session) if each.starts_at > session.starts_at]
    return [session, *(each for each in later if SESSION_TRANSITIONS[each.status])]
