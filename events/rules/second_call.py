"""The second call: who still comes, whose place is soft, who may be let in instead (events.md 1b.4)."""

from datetime import datetime, timedelta

from events.enums import Attendance, AttendeeStatus, SessionStatus
from events.models import Attendee, EventSession
from events.rules.places import may_change_by_link


def may_say_to_come(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether the second call waits for an answer. Until the session is over: who is late can still hold the place."""
    return (
        session.status == SessionStatus.SCHEDULED
        and now < session.over_at
        and attendee.status == AttendeeStatus.CONFIRMED
        and attendee.asked_again_at is not None
        and attendee.confirmed_again_at is None
    )


def soft_from(session: EventSession) -> datetime:
    """From when a place that nobody answered for may go to a stand-by: five minutes after the start."""
    return session.starts_at + timedelta(minutes=5)


def is_soft(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether the place of `attendee` may go to a stand-by: asked, not answered, not there, five minutes after the
    start.
    """
    return (
        may_say_to_come(attendee, session, now=now)
        and session.asks_again
        and attendee.attendance == Attendance.UNKNOWN
        and now >= soft_from(session)
    )


def may_stand_by(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether somebody who waits can say to stand by on the day. A pair cannot: places come free one by one then."""
    return (
        not session.in_pairs and may_change_by_link(session, now=now) and attendee.status == AttendeeStatus.WAITLISTED
    )


def may_let_in(session: EventSession, *, now: datetime) -> bool:
    """Whether the organiser lets in people who stand by: while the session goes on. Pairs are let in by hand."""
    planned = session.status == SessionStatus.SCHEDULED and not session.in_pairs
    return planned and session.starts_at <= now < session.over_at
