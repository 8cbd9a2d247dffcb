"""What the clock says to people with a place: the second call, and the reminder of the day before.

Each is a question to the database with a key per mail, not a plan made beforehand: it may run as often as it likes,
also right after a session was moved. (events.md 5.5)
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.utils.functional import lazy

from events import mails, rules
from events.actions.frame import locked
from events.enums import AttendeeStatus, SessionStatus
from events.errors import Busy
from events.mails import News, key_of
from events.models import Attendee, EventSession
from events.queries import sessions_with_reminders
from outbox.models import OutboxMessage
from pagekit.dates import spoken_period

Meeting = tuple[datetime, datetime]
KINDS = ("reminder", "last_call")


def remind(now: datetime) -> tuple[int, int]:
    """Write the reminders and second calls that are due at `now`: (reminders, second calls) written this time.

    Under the lock of the session, so that nobody is asked about a date that was moved at that very moment. A busy
    session waits for the next round.
    """
    reminded = called = 0
    for session_id in [found.pk for found in sessions_with_reminders(now) if _calls(found, now) or _dates(found, now)]:
        with suppress(Busy), locked(session_id) as session:
            if _calls(session, now):
                called += _call_again(session, now=now)
            for meeting in _dates(session, now):
                reminded += _remind_of(session, meeting, now=now)
    return reminded, called


def _calls(session: EventSession, now: datetime) -> bool:
    """Whether it is time for the second call: from three days before until the reminder."""
    start, zone = session.starts_at, session.timezone
    is_time = rules.second_call_at(start, zone) <= now < rules.reminder_at(start, zone)
    return session.asks_again and is_time and session.status == SessionStatus.SCHEDULED


def _dates(session: EventSession, now: datetime) -> list[Meeting]:
    """The dates of which it is time to remind people."""
    if session.status != SessionStatus.SCHEDULED:
        return []
    return [each for each in session.meetings() if rules.reminder_at(each[0], session.timezone) <= now < each[0]]


def _people(session: EventSession) -> list[Attendee]:
    rows = session.attendees.filter(status=AttendeeStatus.CONFIRMED).exclude(name="")  # these are asked for a name
    people = list(rows.select_related("registration__help"))
    for attendee in people:
        attendee.session = session
    return people


def _call_again(session: EventSession, *, now: datetime) -> int:
    """Ask who still comes, once; who got the place later is not asked."""
    moment = rules.second_call_at(session.starts_at, session.timezone)
    asked = [
        each
        for each in _people(session)
        if each.asked_again_at is None and not rules.heard_lately(each, session, moment)
    ]
    session.attendees.filter(pk__in=[each.pk for each in asked]).update(asked_again_at=now)
    _tell("second_call", asked, session.meetings()[0], now=now)
    return len(asked)


def _remind_of(session: EventSession, meeting: Meeting, *, now: datetime) -> int:
    """Remind everybody with a place of one date; who did not answer the second call is asked once more."""
    start = meeting[0]
    moment = rules.reminder_at(start, session.timezone)
    people = [each for each in _people(session) if not rules.heard_lately(each, session, moment)]
    keys = {key_of(kind, each, _version(start)): each.pk for each in people for kind in KINDS}
    written = OutboxMessage.objects.filter(dedupe_key__in=list(keys)).values_list("dedupe_key", flat=True)
    known = {keys[key] for key in written}
    new = [each for each in people if each.pk not in known]
    is_first = start == session.starts_at
    unanswered = [each for each in new if is_first and rules.may_say_to_come(each, session, now=now)]
    _tell("last_call", unanswered, meeting, now=now)
    _tell("reminder", [each for each in new if each not in unanswered], meeting, now=now)
    return len(new)


def _tell(kind: str, people: Iterable[Attendee], meeting: Meeting, *, now: datetime) -> None:
    start, end = meeting
    when = {"start": start.isoformat(), "date": lazy(spoken_period, str)(start, end, today=now.date())}
    mails.tell_all([News(kind, each, when, version=_version(start)) for each in people], now=now)


def _version(start: datetime) -> str:
    return f"{start:%Y%m%dT%H%M}"
