"""May this be done now? Pure answers: the clock is passed in, nothing is written."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from community.companies.models import Organisation
from events.enums import ACTIVE, SEAT_HOLDING, Access, Attendance, AttendeeStatus, SessionStatus
from events.errors import (
    EventsError,
    InvitationNeeded,
    InvitationUsed,
    InvitationWithdrawn,
    MembersOnly,
    RegistrationClosed,
    RegistrationNotOpenYet,
    SessionCancelled,
    SessionOver,
    WrongTimes,
)
from events.models import Attendee, EventSession, SessionInvitation

CONSENT_VERSION = "2026-11"  # the text under the registration form; a new text gets a new version
NAMED_BEFORE = timedelta(days=2)  # a name has to be known so long before the session starts
REMINDED_TO_NAME = timedelta(days=2)  # so long before that moment the contact is asked once more
FEW = 5  # answers of fewer people are not counted apart

REMINDER_TIME = time(9, 0)
ZONE = "Europe/Amsterdam"


@dataclass(frozen=True)
class Admission:
    """What somebody who registers can show: a company of theirs that takes part, an invitation of the organiser."""

    company: Organisation | None = None
    invitation: SessionInvitation | None = None

    @property
    def is_invited(self) -> bool:
        """Whether the invitation still stands."""
        return self.invitation is not None and not self.invitation.withdrawn_at


NOTHING_TO_SHOW = Admission()


def why_not_registering(
    session: EventSession, *, now: datetime, by_staff: bool = False, admission: Admission = NOTHING_TO_SHOW
) -> EventsError | None:
    """Why somebody with `admission` cannot register for `session` at `now`; None when it is open (full or not).

    Staff register outside the window and for every access, as long as the session is planned and not over. An
    invitation opens the form before the window does, and once. (issue 3, kinds of access)
    """
    if session.status == SessionStatus.CANCELLED:
        return SessionCancelled()
    if session.status == SessionStatus.COMPLETED or now >= (session.over_at if by_staff else session.starts_at):
        return SessionOver()
    if session.status != SessionStatus.SCHEDULED:
        return RegistrationClosed()
    return None if by_staff else _why_not_public(session, now=now, admission=admission)


def _why_not_public(session: EventSession, *, now: datetime, admission: Admission) -> EventsError | None:
    """What keeps the public form closed for a session that is planned."""
    if session.registration_closes_at and now >= session.registration_closes_at:
        return RegistrationClosed()
    if admission.invitation is not None:
        return _why_not_invited(admission.invitation)
    if session.access == Access.INVITATION:
        return InvitationNeeded()
    if session.access == Access.MEMBERS and admission.company is None:
        return MembersOnly()
    if session.registration_opens_at and now < session.registration_opens_at:
        return RegistrationNotOpenYet(session.registration_opens_at)
    return None


def _why_not_invited(invitation: SessionInvitation) -> EventsError | None:
    if invitation.withdrawn_at:
        return InvitationWithdrawn()
    return InvitationUsed() if invitation.registration_id else None


def shares_apply(session: EventSession, *, now: datetime) -> bool:
    """Whether companies are held to a fair share of the places at `now`. (events.md 1b.5)"""
    return bool(session.company_limit or session.kept_for_new) and now < session.share_until


def name_until(session: EventSession) -> datetime:
    """Until when places may stand open for people still to be named. (issue 3, company bookings)"""
    return session.starts_at - NAMED_BEFORE


def may_name_later(session: EventSession, *, now: datetime) -> bool:
    """Whether a place can be taken at `now` for somebody still to be named."""
    return now < name_until(session)


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


def wall_time(naive: datetime, zone: str = "Europe/Amsterdam", *, fold: int | None = None) -> datetime:
    """The moment (UTC) at which the clock on the wall shows `naive`.

    Raises WrongTimes for the hour that is skipped in spring ("gap"), and for the one that comes twice in autumn
    ("ambiguous") unless `fold` says which of the two is meant: 0 the first, in summer time, 1 the second.
    """
    first = naive.replace(tzinfo=ZoneInfo(zone), fold=0)
    second = naive.replace(tzinfo=ZoneInfo(zone), fold=1)
    if first.utcoffset() != second.utcoffset():
        there_and_back = first.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if there_and_back != naive:
            raise WrongTimes("gap")
        if fold is None:
            raise WrongTimes("ambiguous")
    return (second if fold else first).astimezone(UTC)


def _morning_before(start: datetime, days: int, zone: str) -> datetime:
    """Nine o'clock on the clock on the wall, `days` days before the day of `start`."""
    day = start.astimezone(ZoneInfo(zone)).date() - timedelta(days=days)
    return wall_time(datetime.combine(day, REMINDER_TIME), zone)


def reminder_at(start: datetime, zone: str = "Europe/Amsterdam") -> datetime:
    """When people are reminded of a date that starts at `start`: the day before at nine, on the clock on the wall."""
    return _morning_before(start, 1, zone)


def second_call_at(start: datetime, zone: str = "Europe/Amsterdam") -> datetime:
    """When people are asked whether they still come: three days before at nine, on the clock on the wall."""
    return _morning_before(start, 3, zone)


def heard_lately(attendee: Attendee, session: EventSession, moment: datetime) -> bool:
    """Whether the person got the place, or word of a move, at `moment` or after: then a mail of that moment says
    nothing new.
    """
    return attendee.status_changed_at >= moment or (session.moved_at is not None and session.moved_at >= moment)


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
    """Whether somebody who waits can say to stand by on the day."""
    return may_change_by_link(session, now=now) and attendee.status == AttendeeStatus.WAITLISTED


def may_let_in(session: EventSession, *, now: datetime) -> bool:
    """Whether the organiser lets in people who stand by: while the session goes on."""
    return session.status == SessionStatus.SCHEDULED and session.starts_at <= now < session.over_at


ORGANISE_PERMISSIONS = ("events.change_eventsession", "events.view_registration")


def can_organise(user: Any) -> bool:
    """Whether `user` plans sessions and handles who takes part: the roles organisatie and beheer (PRODUCT.md, T1)."""
    return bool(user.is_active and user.has_perms(ORGANISE_PERMISSIONS))


def can_see_sessions(user: Any) -> bool:
    """Whether `user` may see which sessions there are and how full, without anybody's name: editors and organisers."""
    return bool(user.is_active and user.has_perm("events.view_eventsession"))
