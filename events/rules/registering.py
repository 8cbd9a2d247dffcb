"""May somebody register now? The clock is passed in, nothing is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community.companies.models import Organisation
from events.enums import Access, SessionStatus
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
)
from events.models import EventSession, SessionInvitation

CONSENT_VERSION = "2026-11"  # the text under the registration form; a new text gets a new version

NAMED_BEFORE = timedelta(days=2)  # a name has to be known so long before the session starts

REMINDED_TO_NAME = timedelta(days=2)  # so long before that moment the contact is asked once more


@dataclass(frozen=True)
class Admission:
    """What somebody who registers can show: a company of theirs that takes part, an invitation of the organiser."""

    company: Organisation | None = None
    invitation: SessionInvitation | None = None


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
    """Whether a place can be taken at `now` for somebody still to be named. Both of a pair are named at once."""
    return not session.in_pairs and now < name_until(session)
