"""Named reads of this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from events.enums import ACTIVE, Access, AttendeeStatus
from events.models import Attendee, EventPage, EventSession, Registration
from events.models.sessions import EventSessionQuerySet
from kennisbank.models import InstrumentPage
from pagekit.languages import language_of


def title_in(event: EventPage, language: str) -> str:
    """The title of `event` in `language`; its own title when it was not translated."""
    if event.locale.language_code == language:
        return event.title
    twin = Page.objects.filter(translation_key=event.translation_key, locale__language_code=language, live=True)
    return twin.values_list("title", flat=True).first() or event.title


@dataclass(frozen=True)
class Entry:
    """One line of an agenda: a session, and the page that tells about it in the reader's language."""

    session: EventSession
    page: EventPage


def entries(sessions: EventSessionQuerySet, language: str, *, limit: int | None = None) -> list[Entry]:
    """`sessions` with their page in `language`. Left out: those whose event has no public page in that language.

    Two queries, whatever the number of sessions.
    """
    rows = list(
        sessions.with_counts()
        .annotate(page_key=F("event__translation_key"))
        .select_related("successor")
        .prefetch_related("further_dates")[:limit]
    )
    pages = pages_by_key({row.page_key for row in rows}, language)
    return [Entry(row, pages[row.page_key]) for row in rows if row.page_key in pages]


def pages_by_key(keys: Iterable[UUID], language: str) -> dict[UUID, EventPage]:
    """The public event pages in `language` by the key that their translations share."""
    pages = EventPage.objects.published().in_language(language).filter(translation_key__in=keys)
    return {page.translation_key: page for page in pages.select_related("theme").defer("body", "outcomes")}


def upcoming_entries(language: str, *, now: datetime, limit: int | None = None) -> list[Entry]:
    """The sessions that are still to come, called off ones too, the first one first."""
    found = entries(EventSession.objects.upcoming(now), language)
    return found[:limit] if limit else found


def next_entries(language: str, *, now: datetime, limit: int = 3) -> list[Entry]:
    """The next sessions that do take place, for the home page."""
    sessions = EventSession.objects.upcoming(now).scheduled().filter(starts_at__gt=now)
    return entries(sessions, language, limit=limit * 3)[:limit]


def sessions_about(instrument_key: UUID, language: str, *, now: datetime, limit: int = 3) -> list[Entry]:
    """The next sessions of events that name the instrument with this translation key, in whichever language."""
    events = EventPage.objects.filter(named_instruments__instrument__translation_key=instrument_key)
    about = (
        EventSession.objects.upcoming(now)
        .scheduled()
        .filter(event__translation_key__in=events.values("translation_key"))
    )
    return entries(about, language, limit=limit * 3)[:limit]


def instruments_of(page: EventPage) -> list[InstrumentPage]:
    """The instruments that `page` names, as public pages in its own language, in the editor's order."""
    keys = list(page.named_instruments.values_list("instrument__translation_key", flat=True))
    if not keys:
        return []
    pages = InstrumentPage.objects.published().in_language(language_of(page.locale_id)).filter(translation_key__in=keys)
    return sorted(pages, key=lambda found: keys.index(found.translation_key))


def by_month(found: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """`found` (in order) under the first day of the month in which each session starts, on the clock of the site."""

    def month(entry: Entry) -> date:
        return timezone.localtime(entry.session.starts_at).date().replace(day=1)

    return [(first, list(group)) for first, group in groupby(found, key=month)]


def session_of(reference: str) -> EventSession | None:
    """The announced session with this public reference, with counts; None for a draft or an unknown one."""
    return (
        EventSession.objects.announced()
        .with_counts()
        .select_related("event__locale", "successor")
        .filter(reference=reference)
        .first()
    )


def page_of(session: EventSession, language: str) -> EventPage | None:
    """The public page of the event of `session` in `language`, or None."""
    return (
        EventPage.objects.published()
        .in_language(language)
        .filter(translation_key=session.event.translation_key)
        .first()
    )


def other_open_sessions(session: EventSession, *, now: datetime) -> list[EventSession]:
    """The other coming sessions of the same event with free places, for whom this one cannot help."""
    others = EventSession.objects.of_event(session.event).scheduled().filter(starts_at__gt=now, access=Access.PUBLIC)
    return [other for other in others.exclude(pk=session.pk).with_counts().order_by("starts_at") if other.places_left]


def people_ahead(attendee: Attendee) -> int:
    """How many people wait before this party in the queue of its session; 0 for the first one."""
    registration = attendee.registration
    earlier = Q(registration__queued_at__lt=registration.queued_at) | Q(
        registration__queued_at=registration.queued_at, registration_id__lt=registration.pk
    )
    waiting = Attendee.objects.filter(session_id=attendee.session_id, status=AttendeeStatus.WAITLISTED)
    return waiting.filter(earlier).count()


def places_of(address: str, *, now: datetime) -> list[Attendee | Registration]:
    """What `address` can manage in sessions that are not over: registrations as contact, else single places."""
    active = {"attendees__status__in": sorted(ACTIVE)}
    registrations = (
        Registration.objects.filter(contact_email=address, session__ends_at__gt=now, **active)
        .select_related("session__event__locale")
        .distinct()
    )
    own = (
        Attendee.objects.active()
        .filter(email=address, session__ends_at__gt=now)
        .exclude(registration__contact_email=address)
        .select_related("session__event__locale", "registration")
    )
    return sorted([*registrations, *own], key=lambda found: (found.session.starts_at, found.pk))


def sessions_with_work(now: datetime) -> list[int]:
    """The sessions where the clock has something to do: an offer that lapsed, or a free seat while somebody waits."""
    coming = EventSession.objects.scheduled().filter(starts_at__gt=now).with_counts()
    late = Attendee.objects.filter(status=AttendeeStatus.OFFERED, offer_expires_at__lte=now).values("session")
    freed = Q(seats_held__lt=F("capacity"), waiting_count__gt=0)
    found = set(coming.filter(freed).values_list("pk", flat=True)) | {row["session"] for row in late}
    return sorted(found)
