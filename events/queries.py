"""Named reads of this room."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from events.enums import ACTIVE, SESSION_TRANSITIONS, Access, AttendeeStatus, SessionStatus
from events.models import Answer, Attendee, EventPage, EventSession, EventTheme, Question, Registration
from events.models.sessions import EventSessionQuerySet, with_places
from kennisbank.models import InstrumentPage
from pagekit.languages import language_of
from pagekit.surroundings import Surroundings, current_surroundings

SOON = timedelta(days=4)  # the second call goes out three days before, at nine
MOST_OFFERED = 3  # other dates in a mail


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


def past_entries(language: str, *, now: datetime) -> list[Entry]:
    """The sessions that are over, the last one first; with their counts."""
    return _told_about(EventSession.objects.past(now).with_counts(), language)


def _told_about(sessions: EventSessionQuerySet, language: str) -> list[Entry]:
    """`sessions` with their page in `language`. Left out: those whose event has no public page in that language.

    Three queries, whatever the number of sessions.
    """
    found = sessions.annotate(page_key=F("event__translation_key"))
    rows = list(found.select_related("successor").prefetch_related("further_dates"))
    pages = pages_by_key({row.page_key for row in rows}, language)
    return [Entry(row, pages[row.page_key]) for row in rows if row.page_key in pages]


def pages_by_key(keys: Iterable[UUID], language: str) -> dict[UUID, EventPage]:
    """The public event pages in `language` by the key that their translations share."""
    pages = EventPage.objects.published().in_language(language).filter(translation_key__in=keys)
    return {page.translation_key: page for page in pages.select_related("theme").defer("body", "outcomes")}


def upcoming_entries(language: str, *, now: datetime, around: Surroundings | None = None) -> list[Entry]:
    """The sessions that are still to come, called off ones too, the first one first; their places as of this moment.

    One query: everything but the places taken is remembered for as long as the content stays the same. `around`: what
    the request at hand has of that memory.
    """
    return _counted([entry for entry in _coming(language, now, around) if entry.session.over_at > now])


def next_entries(language: str, *, now: datetime, limit: int = 3, around: Surroundings | None = None) -> list[Entry]:
    """The next sessions that do take place, for the home page."""
    planned = [entry for entry in _coming(language, now, around) if _is_to_start(entry.session, now)]
    return _counted(planned[:limit])


def sessions_about(
    instrument_key: UUID, language: str, *, now: datetime, limit: int = 3, around: Surroundings | None = None
) -> list[Entry]:
    """The next sessions of events that name the instrument with this translation key, in whichever language."""
    around = around or current_surroundings()
    naming = around.remember(("events naming", instrument_key), lambda: _events_naming(instrument_key))
    planned = [entry for entry in _coming(language, now, around) if _is_to_start(entry.session, now)]
    about = [entry for entry in planned if entry.page.translation_key in naming]
    return _counted(about[:limit])


def _counted(found: list[Entry]) -> list[Entry]:
    """`found` with the places of its sessions as of now. One query, none for nothing."""
    sessions = with_places([entry.session for entry in found])
    return [Entry(session, entry.page) for session, entry in zip(sessions, found, strict=True)]


def _coming(language: str, now: datetime, around: Surroundings | None) -> list[Entry]:
    """The sessions that were not over when this version of the content was first asked; without counts."""
    around = around or current_surroundings()
    sessions = EventSession.objects.upcoming(now)
    return around.remember(("coming sessions", language), lambda: _told_about(sessions, language))


def _events_naming(instrument_key: UUID) -> set[UUID]:
    events = EventPage.objects.filter(named_instruments__instrument__translation_key=instrument_key)
    return set(events.values_list("translation_key", flat=True))


def _is_to_start(session: EventSession, now: datetime) -> bool:
    return session.status == SessionStatus.SCHEDULED and session.starts_at > now


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


def session_of(reference: str, *, around: Surroundings | None = None, counted: bool = True) -> EventSession | None:
    """The announced session with this public reference; None for a draft or an unknown one.

    With the counts of its places, unless they are not `counted` because nobody will see them.
    """
    announced = EventSession.objects.announced()
    session = (announced.with_counts() if counted else announced).filter(reference=reference).first()
    if session is not None:
        session.event = copy(_event(session.event_id, around or current_surroundings()))
    return session


def _event(pk: int, around: Surroundings) -> EventPage:
    events = EventPage.objects.select_related("locale")
    return around.remember(("event", pk), lambda: events.get(pk=pk))


def page_of(session: EventSession, language: str, *, around: Surroundings | None = None) -> EventPage | None:
    """The public page of the event of `session` in `language`, or None."""
    around, key = around or current_surroundings(), session.event.translation_key
    return copy(around.remember(("event page", key, language), lambda: pages_by_key([key], language).get(key)))


def questions_of(session: EventSession, *, around: Surroundings | None = None) -> list[Question]:
    """What `session` asks now, in order. Follows from the content: asked of the database once a version."""
    key = ("questions", session.pk, session.event.translation_key)
    asked = Question.objects.of_session(session).asked()
    return (around or current_surroundings()).remember(key, lambda: list(asked))


def themes(*, around: Surroundings | None = None) -> list[EventTheme]:
    """What sessions are about, to choose from."""
    return (around or current_surroundings()).remember(("themes of sessions",), lambda: list(EventTheme.objects.all()))


def answers_of(registration: Registration, attendee: Attendee | None) -> list[Answer]:
    """What `attendee` answered; None: what the contact of `registration` was asked once."""
    return list(Answer.objects.filter(registration=registration, attendee=attendee))


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


def open_instead(session: EventSession, *, now: datetime) -> list[EventSession]:
    """Where people of a session that was called off can go: what comes in its place, else other dates with room."""
    successor = session.successor
    if successor is not None and successor.status == SessionStatus.SCHEDULED and successor.starts_at > now:
        return [successor]
    return other_open_sessions(session, now=now)[:MOST_OFFERED]


def series_of(session: EventSession) -> list[EventSession]:
    """Every session that was planned together with `session`, the first one first; none without a series."""
    if session.series is None:
        return []
    return list(EventSession.objects.filter(series=session.series).select_related("event").order_by("starts_at", "pk"))


def coming_of_series(session: EventSession) -> list[EventSession]:
    """`session` and the later ones of its series that can still change."""
    later = [each for each in series_of(session) if each.starts_at > session.starts_at]
    return [session, *(each for each in later if SESSION_TRANSITIONS[each.status])]
