"""Sessions on the shortlists of readers: what everybody may know of them, in the reader's language or another one."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, QuerySet

from events.models import EventPage, EventSession
from kennisbank.shortlist import kinds
from kennisbank.shortlist.enums import State
from pagekit.dates import spoken_period
from pagekit.languages import language_of


def saved_sessions(references: Sequence[str], language: str, now: datetime) -> dict[str, kinds.Entry]:
    """The announced sessions with these references whose event has a public page, as of `now`. Three queries."""
    sessions = EventSession.objects.announced().filter(reference__in=references)
    return {entry.key: entry for entry in _entries(sessions, language, now)} if references else {}


def find_sessions(text: str, language: str, now: datetime) -> list[kinds.Entry]:
    """The next sessions that take place of events that hold all words of `text`; at most six, the first one first."""
    events = kinds.found_pages(text, language, EventPage, limit=50)
    if not events:
        return []
    keys = EventPage.objects.filter(pk__in=events).values("translation_key")
    sessions = EventSession.objects.scheduled().filter(event__translation_key__in=keys, starts_at__gt=now)
    return _entries(sessions.order_by("starts_at", "pk")[: kinds.MOST_FOUND], language, now)


def _entries(sessions: QuerySet[EventSession], language: str, now: datetime) -> list[kinds.Entry]:
    found = list(
        sessions.annotate(page_key=F("event__translation_key"))
        .select_related("successor")
        .prefetch_related("further_dates")
    )
    pages: dict = {}
    own = {session.page_key for session in found}
    for page in EventPage.objects.published().filter(translation_key__in=own).defer("body", "outcomes"):
        if page.translation_key not in pages or language_of(page.locale_id) == language:
            pages[page.translation_key] = page
    return [_entry(session, pages[session.page_key], now) for session in found if session.page_key in pages]


def _entry(session: EventSession, page: EventPage, now: datetime) -> kinds.Entry:
    when = spoken_period(session.starts_at, session.ends_at)
    return kinds.Entry(
        key=session.reference,
        title=page.title,
        url=f"{page.get_url()}#{session.reference}",
        language=language_of(page.locale_id),
        thing=session,
        facts=" · ".join(filter(None, [when, session.place_line])),
        state=_state(session, now),
    )


def _state(session: EventSession, now: datetime) -> State:
    if session.is_called_off:
        return State.CALLED_OFF
    return State.OVER if session.over_at <= now else State.CURRENT
