"""Who comes into a company and who goes: invitations, requests, roles, leaving."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User, normalise_email
from community.companies.enums import InvitationState, JoinRequestState, MembershipState, Role
from community.companies.errors import (
    AlreadyInvited,
    AlreadyMember,
    InvitationExpired,
    InvitationForSomebodyElse,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    LastAdministrator,
    TooManyInvitations,
)
from community.companies.mails import send_invitation, tell_let_in
from community.companies.models import Invitation, JoinRequest, Membership, Organisation
from community.companies.models.invitations import INVITATION_TERM, hash_token
from community.companies.queries import colleagues, waiting_invitations
from community.companies.rules import INVITATIONS_A_DAY, is_last_administrator, membership_of
from privacy.throttle import allow


def _lock(organisation_id: int) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation_id)


def invite(organisation: Organisation, *, email: str, role: str, by: User, now: datetime) -> Invitation:
    """Invite `email` into the company as `role`, valid for fourteen days; doing it twice is one, with one mail.

    Raises AlreadyMember, TooManyInvitations, and AlreadyInvited when one waits for another role.
    """
    email = normalise_email(email)
    _count_mail(organisation.pk, now)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        organisation = _lock(organisation.pk)
        if colleagues(organisation).filter(user__email=email).exists():
            raise AlreadyMember
        waiting = waiting_invitations(organisation).filter(email=email).first()
        if waiting and waiting.role != role and not waiting.is_expired(now):
            raise AlreadyInvited
        if waiting and not waiting.is_expired(now):
            return waiting
        if waiting:
            waiting.state = InvitationState.REVOKED
            waiting.save(update_fields=["state"])
        invitation = Invitation.objects.create(
            organisation=organisation,
            email=email,
            role=role,
            token_hash=hash_token(token),
            invited_by=by,
            sent_at=now,
            expires_at=now + INVITATION_TERM,
        )
        log(organisation, "companies.invite", user=by, data={"invitation": invitation.pk, "role": role})
        send_invitation(invitation, token=token, language=_language_of(email, by), now=now)
    return invitation


def _count_mail(organisation_id: int, now: datetime) -> None:
    if not allow("companies.invite", str(organisation_id), limit=INVITATIONS_A_DAY, per=timedelta(days=1), now=now):
        raise TooManyInvitations


def _language_of(email: str, by: User) -> str:
    """The language of somebody we know, else that of the colleague who invites."""
    known = User.objects.filter(email=email).values_list("language", flat=True).first()
    return known or by.language


def send_again(invitation: Invitation, *, by: User, now: datetime) -> Invitation:
    """Mail a waiting invitation again with a new link and a new term; the old link stops working.

    Raises InvitationUsed or InvitationRevoked when it no longer waits, and TooManyInvitations.
    """
    _count_mail(invitation.organisation_id, now)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        _lock(invitation.organisation_id)
        invitation = Invitation.objects.select_related("organisation").get(pk=invitation.pk)
        _refuse_answered(invitation)
        invitation.token_hash = hash_token(token)
        invitation.sent_at, invitation.expires_at = now, now + INVITATION_TERM
        invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
        log(invitation.organisation, "companies.invite", user=by, data={"invitation": invitation.pk, "again": True})
        send_invitation(invitation, token=token, language=_language_of(invitation.email, by), now=now)
    return invitation


def revoke(invitation: Invitation, *, by: User) -> Invitation:
    """Take an invitation back; twice is the same. Raises InvitationUsed when it was accepted meanwhile."""
    with transaction.atomic():
        _lock(invitation.organisation_id)
        invitation = Invitation.objects.select_related("organisation").get(pk=invitation.pk)
        if invitation.state == InvitationState.REVOKED:
            return invitation
        _refuse_answered(invitation)
        invitation.state = InvitationState.REVOKED
        invitation.save(update_fields=["state"])
        log(invitation.organisation, "companies.revoke", user=by, data={"invitation": invitation.pk})
    return invitation


def _refuse_answered(invitation: Invitation) -> None:
    if invitation.state == InvitationState.ACCEPTED:
        raise InvitationUsed
    if invitation.state == InvitationState.REVOKED:
        raise InvitationRevoked


def find_invitation(token: str, *, now: datetime) -> Invitation:
    """The invitation that `token` opens, when it still can. Raises the InvitationRefused that fits."""
    invitation = Invitation.objects.select_related("organisation").filter(token_hash=hash_token(token)).first()
    if invitation is None:
        raise InvitationUnknown
    _refuse_answered(invitation)
    if invitation.is_expired(now):
        raise InvitationExpired
    return invitation


def accept(token: str, *, by: User, now: datetime) -> Membership:
    """Let `by` into the company that `token` invites to. The same person accepting twice gets the first membership.

    Raises InvitationForSomebodyElse when the address is not theirs, or another InvitationRefused.
    """
    with transaction.atomic():
        found = Invitation.objects.filter(token_hash=hash_token(token)).first()
        if found is None:
            raise InvitationUnknown
        organisation = _lock(found.organisation_id)
        invitation = Invitation.objects.get(pk=found.pk)
        membership = membership_of(organisation, by)
        if invitation.accepted_by_id == by.pk and membership:
            return membership
        invitation = find_invitation(token, now=now)
        if normalise_email(invitation.email) != by.email:
            raise InvitationForSomebodyElse
        invitation.state, invitation.accepted_by = InvitationState.ACCEPTED, by
        invitation.save(update_fields=["state", "accepted_by"])
        membership = membership or _join(organisation, by, role=invitation.role, now=now)
        log(organisation, "companies.join", user=by, data={"membership": membership.pk})
    return membership


def _join(organisation: Organisation, user: User, *, role: str, now: datetime) -> Membership:
    """Write the membership under the lock of the company; requests and invitations that waited for it are answered."""
    organisation.join_requests.filter(user=user, state=JoinRequestState.OPEN).update(state=JoinRequestState.GRANTED)
    waiting_invitations(organisation).filter(email=user.email).update(state=InvitationState.ACCEPTED, accepted_by=user)
    return Membership.objects.create(organisation=organisation, user=user, role=role, joined_at=now)


def answer_request(request: JoinRequest, *, let_in: bool, by: User, now: datetime) -> JoinRequest:
    """Let somebody who asked into the company as an employee, or not. A request that was answered keeps its answer."""
    with transaction.atomic():
        organisation = _lock(request.organisation_id)
        request = JoinRequest.objects.select_related("organisation", "user").get(pk=request.pk)
        if request.state != JoinRequestState.OPEN:
            return request
        request.state = JoinRequestState.GRANTED if let_in else JoinRequestState.DECLINED
        request.save(update_fields=["state"])
        if let_in:
            if not membership_of(organisation, request.user):
                _join(organisation, request.user, role=Role.EMPLOYEE, now=now)
            tell_let_in(request, now=now)
        log(organisation, "companies.answer", user=by, data={"request": request.pk, "let_in": let_in})
    return request


def change_role(membership: Membership, *, role: str, by: User) -> Membership:
    """Make somebody something else in the company. Raises LastAdministrator."""
    with transaction.atomic():
        _lock(membership.organisation_id)
        membership = Membership.objects.select_related("organisation").get(pk=membership.pk)
        if membership.role == role or membership.state != MembershipState.ACTIVE:
            return membership
        if is_last_administrator(membership):
            raise LastAdministrator
        membership.role = role
        membership.save(update_fields=["role"])
        log(membership.organisation, "companies.role", user=by, data={"membership": membership.pk, "role": role})
    return membership


def end_membership(membership: Membership, *, by: User, now: datetime) -> Membership:
    """End a membership: "left" when it is one's own, else "removed". Twice is the same. Raises LastAdministrator."""
    with transaction.atomic():
        _lock(membership.organisation_id)
        membership = Membership.objects.select_related("organisation").get(pk=membership.pk)
        if membership.state != MembershipState.ACTIVE:
            return membership
        if is_last_administrator(membership):
            raise LastAdministrator
        own = membership.user_id == by.pk
        membership.state = MembershipState.LEFT if own else MembershipState.REMOVED
        membership.ended_at = now
        membership.save(update_fields=["state", "ended_at"])
        log(membership.organisation, "companies.end", user=by, data={"membership": membership.pk, "own": own})
    return membership
