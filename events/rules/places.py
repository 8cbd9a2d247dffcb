"""May a place be changed now: offered, taken, given up, handed over, answered about?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from events.enums import ACTIVE, SEAT_HOLDING, AttendeeStatus, SessionStatus
from events.models import Attendee, EventSession

FEW = 5  # answers of fewer people are not counted apart


def with_place(people: Iterable[Attendee]) -> list[Attendee]:
    """Those of `people` who have a place."""
    return [person for person in people if person.status == AttendeeStatus.CONFIRMED]


def promotes(session: EventSession, *, now: datetime) -> bool:
    """Whether freed places still go to the waiting list: until the session starts."""
    return session.status == SessionStatus.SCHEDULED and now < session.starts_at


def offer_end(session: EventSession, *, now: datetime) -> datetime:
    """Until when an offer made at `now` stands: the hours of the session, in absolute time, never past its start."""
    return min(now + timedelta(hours=session.offer_hours), session.starts_at)


def has_lapsed(attendee: Attendee, *, now: datetime) -> bool:
    """Whether an offered place was not accepted in time; at the very moment of its end it has lapsed."""
    return (
        attendee.status == AttendeeStatus.OFFERED
        and attendee.offer_expires_at is not None
        and attendee.offer_expires_at <= now
    )


def may_change_by_link(session: EventSession, *, now: datetime) -> bool:
    """Whether somebody can still cancel, accept or hand over: a planned session that has not begun."""
    return session.status == SessionStatus.SCHEDULED and now < session.starts_at


def may_cancel(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether the person can still say not to come."""
    return may_change_by_link(session, now=now) and attendee.status in (
        SEAT_HOLDING | {AttendeeStatus.WAITLISTED, AttendeeStatus.REQUESTED}
    )


def may_accept(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether an offered place can be taken at `now`."""
    return (
        may_change_by_link(session, now=now)
        and attendee.status == AttendeeStatus.OFFERED
        and not has_lapsed(attendee, now=now)
    )


def may_rename(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether a name can be given or corrected."""
    return may_change_by_link(session, now=now) and attendee.status in ACTIVE


def may_substitute(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether somebody else may come in this place: only a confirmed one, of somebody with a name."""
    confirmed = attendee.status == AttendeeStatus.CONFIRMED and bool(attendee.name)
    return confirmed and may_change_by_link(session, now=now)


def may_answer(attendee: Attendee, session: EventSession, *, now: datetime, as_contact: bool) -> bool:
    """Whether the answers of somebody with a name can be seen and changed by link, until the session starts.

    The contact sees those of who has no address of their own; who has one looks by the link in their own mail.
    """
    own = not as_contact or attendee.mailbox == attendee.registration.contact_email
    return own and bool(attendee.name) and may_change_by_link(session, now=now) and attendee.status in ACTIVE


def not_few(counts: dict[str, int], *, least: int = FEW) -> dict[str, int]:
    """`counts` of answers without a number below `least`: those are added up under "", with the next larger ones until
    that is not few either. Nothing when all together are few.
    """
    kept = dict(sorted(((value, number) for value, number in counts.items() if number), key=lambda each: -each[1]))
    rest = 0
    while kept and (min(kept.values()) < least or 0 < rest < least):
        rest += kept.popitem()[1]
    return kept | ({"": rest} if rest >= least else {})
