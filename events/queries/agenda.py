"""What the public reads of the agenda: sessions with the page that tells about them, in the reader's language."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from events.enums import SessionStatus
from events.models import EventPage, EventSession, EventTheme, Question
from events.models.sessions import EventSessionQuerySet, with_places
from kennisbank.models import InstrumentPage
from pagekit.languages import language_of
from pagekit.surroundings import Surroundings, current_surroundings


def title_in(event: EventPage, language: str) -> str:
    """The title of `event` in `language`; its own title when it was not translated."""
    if event.locale.language_code == language:
        return event.title
    twin = Page.objects.filter(translation_key=event.translation_key, locale__language_code=language, live=True)
    return twin.values_list("title", flat=True).first() or event.title


def titles_in(events: Iterable[EventPage], language: str) -> dict[int, str]:
    """What `title_in` says of each of `events`, by its number; one query for all."""
    own = {event.pk: event.title for event in events}
    away = {event.translation_key: event.pk for event in events if event.locale.language_code != language}
    if away:
        twins = Page.objects.filter(translation_key__in=away, locale__language_code=language, live=True)
        own |= {away[key]: title for key, title in twins.values_list("translation_key", "title")}
    return own


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
