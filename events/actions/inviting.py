"""Asking people to come: the organiser's invitations. They hold no seat; they open the form of one session, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.models import normalise_email
from events import mails, rules
from events.actions.frame import locked
from events.actions.people import Person
from events.actions.planning import note
from events.errors import InvitationUsed
from events.models import EventSession, SessionInvitation


def invite(
    session: EventSession, people: Sequence[Person], *, language: str, now: datetime, by: Any
) -> list[SessionInvitation]:
    """Invite `people` (each with an address) and mail them. Gives those who were asked now.

    Who was invited already is left as they are; who was withdrawn is asked anew. Raises SessionCancelled, SessionOver,
    RegistrationClosed (a draft).
    """
    with locked(session.pk) as row:
        if refusal := rules.why_not_registering(row, now=now, by_staff=True):
            raise refusal
        known = {invitation.email: invitation for invitation in row.invitations.all()}
        asked: dict[str, SessionInvitation] = {}
        for person in people:
            address = normalise_email(person.email)
            invitation = asked.get(address) or known.get(address) or SessionInvitation(session=row, email=address)
            if invitation.pk and not invitation.withdrawn_at:
                continue
            invitation.name, invitation.language, invitation.invited_by = person.name, language, by
            invitation.sent_at, invitation.withdrawn_at = now, None
            invitation.save()
            invitation.session = row
            asked[address] = invitation
        mails.tell_invited(list(asked.values()), now=now)
        note(row, "invite", by, people=len(asked))
        return list(asked.values())


def withdraw_invitation(invitation: SessionInvitation, *, now: datetime, by: Any) -> SessionInvitation:
    """Let an invitation no longer open the form. Twice is once. Raises InvitationUsed when somebody came by it."""
    with locked(invitation.session_id) as session:
        current = SessionInvitation.objects.get(pk=invitation.pk)
        if current.registration_id:
            raise InvitationUsed
        if not current.withdrawn_at:
            current.withdrawn_at = now
            current.save(update_fields=["withdrawn_at"])
            note(session, "withdraw_invitation", by, invitation=current.reference)
        return current
