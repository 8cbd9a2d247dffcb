"""The further dates of a course: one more, at another time, or dropped. Everybody is told, each date by its entry."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.functional import lazy

from events import mails
from events.actions.frame import locked
from events.actions.planning import note
from events.actions.sessions import still_open, tell_moved
from events.enums import AttendeeStatus
from events.errors import WrongTimes
from events.mails import News
from events.models import EventSession, SessionDate
from pagekit.dates import spoken_period


def add_date(session: EventSession, *, starts_at: datetime, ends_at: datetime, now: datetime, by: Any = None) -> None:
    """One more date; the same one twice is once. Raises WrongTimes, SessionFinished."""
    with locked(session.pk) as row:
        still_open(row)
        if row.further_dates.filter(starts_at=starts_at, ends_at=ends_at).exists():
            return
        _refuse_impossible(row, starts_at, ends_at)
        SessionDate.objects.create(session=row, starts_at=starts_at, ends_at=ends_at)
        _changed(row, now=now)
        note(row, "add_date", by)


def move_date(date: SessionDate, *, starts_at: datetime, ends_at: datetime, now: datetime, by: Any = None) -> None:
    """One date at another time. Nothing changed: nothing is sent. Raises WrongTimes, SessionFinished,
    SessionDate.DoesNotExist for one that was dropped meanwhile.
    """
    with locked(date.session_id) as row:
        still_open(row)
        current = row.further_dates.get(pk=date.pk)
        if (current.starts_at, current.ends_at) == (starts_at, ends_at):
            return
        _refuse_impossible(row, starts_at, ends_at, besides=current)
        current.starts_at, current.ends_at = starts_at, ends_at
        current.save(update_fields=["starts_at", "ends_at"])
        _changed(row, now=now)
        note(row, "move_date", by)


def drop_date(date: SessionDate, *, now: datetime, by: Any = None) -> None:
    """One date goes; the others stay as they are. Who has a place gets that one entry taken away. Twice is once.

    The version of the session stays: a confirmation that still waits to be sent holds, and this news comes after it.
    """
    with locked(date.session_id) as row:
        still_open(row)
        current = row.further_dates.filter(pk=date.pk).first()
        if current is None:
            return
        current.delete()
        row.over_at = max(end for _start, end in row.meetings())
        row.save(update_fields=["over_at"])
        row.attendees.active().update(ical_sequence=F("ical_sequence") + 1)
        _tell_dropped(row, current, now=now)
        note(row, "drop_date", by)


def _refuse_impossible(row: EventSession, start: datetime, end: datetime, besides: SessionDate | None = None) -> None:
    if end <= start:
        raise WrongTimes("order")
    others = row.further_dates.exclude(pk=besides.pk) if besides else row.further_dates
    if start <= row.starts_at or others.filter(starts_at=start).exists():
        raise WrongTimes("first")


def _changed(row: EventSession, *, now: datetime) -> None:
    row.over_at = max(end for _start, end in row.meetings())
    row.sequence += 1
    row.moved_at = now
    row.save(update_fields=["over_at", "sequence", "moved_at"])
    tell_moved(row, now=now)


def _tell_dropped(row: EventSession, date: SessionDate, *, now: datetime) -> None:
    facts = {
        "dropped": date.uid.hex,
        "start": date.starts_at.isoformat(),
        "end": date.ends_at.isoformat(),
        "date": lazy(spoken_period, str)(date.starts_at, date.ends_at, today=now.date()),
    }
    news = []
    for attendee in row.attendees.active().select_related("registration").order_by("pk"):
        attendee.session = row
        had_place = {"had_place": "yes"} if attendee.status == AttendeeStatus.CONFIRMED else {}
        news.append(News("date_dropped", attendee, facts | had_place, version=date.uid.hex))
    mails.tell_all(news, now=now)
