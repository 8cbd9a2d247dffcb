"""What organisers do with a planned session: announce, change, move, call off, make larger or smaller, complete."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.functional import lazy

from events import mails, rules
from events.actions.frame import locked
from events.actions.planning import DETAILS, TIMES_AND_PLACE, check_window, note
from events.actions.seats import change_status, settle
from events.enums import ACTIVE, SESSION_TRANSITIONS, AttendeeStatus, SessionStatus
from events.errors import EventsError, NotOverYet, PairsAreFixed, SessionFinished, WrongDetails, WrongTimes
from events.mails import News
from events.models import EventSession
from events.queries import coming_of_series, open_instead
from pagekit.dates import spoken_moment


def announce(session: EventSession, *, now: datetime, by: Any = None) -> EventSession:
    """Show a draft to the public; a session that is announced already stays as it is."""
    with locked(session.pk) as row:
        if row.status == SessionStatus.SCHEDULED:
            return row
        _to(row, SessionStatus.SCHEDULED)
        row.save(update_fields=["status"])
        note(row, "announce", by)
        return row


def edit(session: EventSession, *, now: datetime, by: Any = None, **details: Any) -> EventSession:
    """Change details that touch nobody's calendar. Time and place go by `move`, places by `set_capacity`. Raises
    WrongDetails, SessionFinished, PairsAreFixed (somebody has registered).
    """
    wrong = set(details) - DETAILS
    if wrong:
        raise WrongDetails(sorted(wrong)[0])
    with locked(session.pk) as row:
        still_open(row)
        if details.get("in_pairs", row.in_pairs) != row.in_pairs and row.attendees.active().exists():
            raise PairsAreFixed
        for name, value in details.items():
            setattr(row, name, value)
        check_window(row)
        row.save(update_fields=list(details))
        note(row, "edit", by, fields=sorted(details))
        settle(row, now=now)
        return row


@dataclass(frozen=True)
class SeriesReport:
    """What came of changing a whole series: the sessions that changed, and those that could not, each with why."""

    changed: list[EventSession]
    refused: list[tuple[EventSession, EventsError]]


def edit_series(session: EventSession, *, now: datetime, by: Any = None, **details: Any) -> SeriesReport:
    """Change the same details of `session` and of every later session of its series, each in a transaction of its own.

    When registration opens and closes is of one session, and does not go along to the others.
    """
    report = SeriesReport([], [])
    for each in coming_of_series(session):
        mine = each.pk == session.pk
        own = {name: value for name, value in details.items() if mine or not name.startswith("registration_")}
        try:
            if own:
                report.changed.append(edit(each, now=now, by=by, **own))
        except EventsError as refusal:
            report.refused.append((each, refusal))
    return report


def move(session: EventSession, *, now: datetime, by: Any = None, **changes: Any) -> EventSession:
    """Another time or place. Everybody who takes part or waits is told; calendars of those with a place move along.

    `changes` are among starts_at, ends_at, place_name, address, city, attendance_mode. Nothing changed: nothing is
    sent. Raises WrongTimes, WrongDetails, SessionFinished.
    """
    wrong = set(changes) - TIMES_AND_PLACE
    if wrong:
        raise WrongDetails(sorted(wrong)[0])
    with locked(session.pk) as row:
        still_open(row)
        changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
        if not changed:
            return row
        before = row.starts_at
        for name, value in changed.items():
            setattr(row, name, value)
        if row.ends_at <= row.starts_at:
            raise WrongTimes("order")
        if row.registration_closes_at and row.registration_closes_at > row.starts_at:
            row.registration_closes_at = row.starts_at
        check_window(row)
        if row.starts_at != before:
            row.previous_starts_at = before
            # An answer was about the other date.
            row.attendees.update(asked_again_at=None, confirmed_again_at=None)
        if {"starts_at", "ends_at"} & set(changed):
            _keep_first(row)
        row.moved_at = now
        row.sequence += 1
        row.save()
        tell_moved(row, now=now)
        note(row, "move", by, fields=sorted(changed))
        return row


def _keep_first(session: EventSession) -> None:
    """The session is over after its last date; the date on the session itself stays the first one."""
    meetings = session.meetings()
    if any(start <= session.starts_at for start, _end in meetings[1:]):
        raise WrongTimes("first")
    session.over_at = max(end for _start, end in meetings)


def tell_moved(session: EventSession, *, now: datetime) -> None:
    """Every active person: a higher calendar number, an offer that ends before the session starts, a mail."""
    people = session.attendees.active()
    people.update(ical_sequence=F("ical_sequence") + 1)
    people.filter(offer_expires_at__gt=session.starts_at).update(offer_expires_at=session.starts_at)
    moved = list(people.select_related("registration__help").order_by("pk"))
    for attendee in moved:
        attendee.session = session
    mails.tell_all([News("moved", attendee, {"status": attendee.status}) for attendee in moved], now=now)


def call_off(
    session: EventSession,
    *,
    now: datetime,
    reason: str = "",
    successor: EventSession | None = None,
    by: Any = None,
) -> EventSession:
    """The session does not take place: everybody active is closed once and told, with `successor` when there is one.

    Twice is once. `reason` is shown to everybody. Raises SessionFinished when it was completed.
    """
    with locked(session.pk) as row:
        if row.status == SessionStatus.CANCELLED:
            return row
        still_open(row)
        _to(row, SessionStatus.CANCELLED)
        row.sequence += 1
        row.notice, row.successor, row.called_off_at = reason, successor, now
        row.save()
        people = list(row.attendees.active().select_related("registration__help").order_by("pk"))
        told: dict[str, Any] = {"reason": reason, "reason_language": row.language}
        open_now = [each for each in open_instead(row, now=now) if rules.why_not_registering(each, now=now) is None]
        instead = [successor] if successor else open_now
        if instead:
            name = "successor" if successor else "other_dates"
            told[name] = lazy(_dates_in_words, str)([other.starts_at for other in instead])
        news = []
        for attendee in people:
            attendee.session = row
            had_place = {"had_place": "yes"} if attendee.status == AttendeeStatus.CONFIRMED else {}
            attendee.ical_sequence += 1
            change_status(attendee, AttendeeStatus.CANCELLED, now=now)
            news.append(News("called_off", attendee, told | had_place))
        mails.tell_all(news, now=now)
        note(row, "call_off", by, people=len(people))
        return row


def _dates_in_words(dates: list[datetime]) -> str:
    return "; ".join(spoken_moment(moment) for moment in dates)


def set_capacity(session: EventSession, capacity: int, *, now: datetime, by: Any = None) -> int:
    """More or fewer places. Gives how many people have a place too many (0: none); nobody is put out.

    More places go to the waiting list at once. Raises WrongDetails below zero, SessionFinished.
    """
    if not 0 <= capacity <= 5000:
        raise WrongDetails("capacity")
    with locked(session.pk) as row:
        still_open(row)
        before, row.capacity = row.capacity, capacity
        row.save(update_fields=["capacity"])
        held = settle(row, now=now).held
        note(row, "capacity", by, before=before, after=capacity)
        return max(0, len(held) - capacity)


def complete(session: EventSession, *, now: datetime, by: Any = None) -> EventSession:
    """The session is over: who still waits is closed without a mail. Twice is once. Raises NotOverYet,
    SessionFinished.
    """
    with locked(session.pk) as row:
        if row.status == SessionStatus.COMPLETED:
            return row
        _to(row, SessionStatus.COMPLETED)
        if now < row.over_at:
            raise NotOverYet
        row.save(update_fields=["status"])
        for attendee in row.attendees.filter(status__in=sorted(ACTIVE - {AttendeeStatus.CONFIRMED})):
            change_status(attendee, AttendeeStatus.EXPIRED, now=now)
        note(row, "complete", by)
        return row


def _to(session: EventSession, status: SessionStatus) -> None:
    if status not in SESSION_TRANSITIONS[session.status]:
        raise SessionFinished
    session.status = status


def still_open(session: EventSession) -> None:
    """Raises SessionFinished for a session whose plan does not change any more."""
    if not SESSION_TRANSITIONS[session.status]:
        raise SessionFinished
