"""Invitations, requests, roles and leaving."""

from datetime import timedelta

import pytest

from community.companies.actions.people import (
    accept,
    answer_request,
    change_role,
    end_membership,
    find_invitation,
    invite,
    revoke,
    send_again,
)
from community.companies.actions.profile import ask_to_be_let_in
from community.companies.enums import MembershipState, Role
from community.companies.errors import (
    AlreadyInvited,
    AlreadyMember,
    InvitationExpired,
    InvitationForSomebodyElse,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    LastAdministrator,
)
from community.companies.models import Invitation, Membership
from outbox.models import OutboxMessage
from tests.community.factories import NOW, make_company, make_member
from tests.factories import make_user


@pytest.fixture
def company(db):
    return make_company()


@pytest.fixture
def boss(company):
    return make_member(company)


def token_of(invitation):
    """The token in the mail about `invitation`."""
    mail = OutboxMessage.objects.get(kind="companies.invitation", context__token_hash=invitation.token_hash)
    return mail.context["url"].rstrip("/").rsplit("/", 1)[1]


def test_invited_colleague_joins_once_with_the_role(company, boss):
    invitation = invite(company, email="Nieuw@Berkel.example", role=Role.HR, by=boss, now=NOW)
    colleague = make_user("nieuw@berkel.example")
    first = accept(token_of(invitation), by=colleague, now=NOW)
    again = accept(token_of(invitation), by=colleague, now=NOW)
    assert (first.pk, first.role) == (again.pk, Role.HR)
    with pytest.raises(InvitationUsed):
        accept(token_of(invitation), by=make_user("derde@berkel.example"), now=NOW)


def test_invitation_keeps_the_token_only_as_a_hash(company, boss):
    invitation = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    assert token_of(invitation) not in str(list(Invitation.objects.values()))


def test_invitation_twice_is_one_invitation_and_one_mail(company, boss):
    first = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    assert invite(company, email="NIEUW@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW) == first
    assert OutboxMessage.objects.count() == 1


def test_invitation_for_another_role_is_refused(company, boss):
    invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    with pytest.raises(AlreadyInvited):
        invite(company, email="nieuw@berkel.example", role=Role.ADMINISTRATOR, by=boss, now=NOW)


def test_invitation_of_a_colleague_is_refused(company, boss):
    with pytest.raises(AlreadyMember):
        invite(company, email=boss.email, role=Role.EMPLOYEE, by=boss, now=NOW)


def test_invitation_for_another_address_is_refused(company, boss):
    invitation = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    with pytest.raises(InvitationForSomebodyElse):
        accept(token_of(invitation), by=make_user("ander@berkel.example"), now=NOW)
    assert Membership.objects.count() == 1


def test_invitation_after_its_term_is_refused(company, boss):
    invitation = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    colleague = make_user("nieuw@berkel.example")
    with pytest.raises(InvitationExpired):
        accept(token_of(invitation), by=colleague, now=NOW + timedelta(days=14))
    assert accept(token_of(invitation), by=colleague, now=NOW + timedelta(days=13, hours=23)).role == Role.EMPLOYEE


def test_invitation_that_was_withdrawn_is_refused(company, boss):
    invitation = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    token = token_of(invitation)
    revoke(invitation, by=boss)
    with pytest.raises(InvitationRevoked):
        find_invitation(token, now=NOW)


@pytest.mark.parametrize("token", ["", "x", "é", "\x00", "a" * 5000, "\ud800"])
def test_invitation_that_is_forged_is_unknown(db, token):
    with pytest.raises(InvitationUnknown):
        find_invitation(token, now=NOW)


def test_invitation_sent_again_replaces_the_link(company, boss):
    invitation = invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    old = token_of(invitation)
    later = NOW + timedelta(days=20)
    again = send_again(invitation, by=boss, now=later)
    with pytest.raises(InvitationUnknown):
        find_invitation(old, now=later)
    assert find_invitation(token_of(again), now=later) == again


def test_last_administrator_cannot_leave_nor_become_something_else(company, boss):
    membership = Membership.objects.get(user=boss)
    with pytest.raises(LastAdministrator):
        end_membership(membership, by=boss, now=NOW)
    with pytest.raises(LastAdministrator):
        change_role(membership, role=Role.EMPLOYEE, by=boss)


def test_administrator_with_a_successor_may_leave(company, boss):
    make_member(company, "tweede@berkel.example")
    ended = end_membership(Membership.objects.get(user=boss), by=boss, now=NOW)
    assert (ended.state, ended.ended_at) == (MembershipState.LEFT, NOW)


def test_somebody_who_was_removed_can_come_back(company, boss):
    colleague = make_member(company, "piet@berkel.example", Role.EMPLOYEE)
    removed = end_membership(Membership.objects.get(user=colleague), by=boss, now=NOW)
    assert removed.state == MembershipState.REMOVED
    invitation = invite(company, email=colleague.email, role=Role.EMPLOYEE, by=boss, now=NOW)
    assert accept(token_of(invitation), by=colleague, now=NOW).state == MembershipState.ACTIVE


def test_request_is_one_request_with_a_mail_to_each_administrator(company, boss):
    make_member(company, "tweede@berkel.example")
    make_member(company, "medewerker@berkel.example", Role.EMPLOYEE)
    asker = make_user("vraag@berkel.example")
    first = ask_to_be_let_in(company, by=asker, now=NOW)
    assert ask_to_be_let_in(company, by=asker, now=NOW) == first
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {boss.email, "tweede@berkel.example"}


def test_request_that_is_granted_lets_somebody_in_once(company, boss):
    asker = make_user("vraag@berkel.example")
    request = ask_to_be_let_in(company, by=asker, now=NOW)
    answer_request(request, let_in=True, by=boss, now=NOW)
    answer_request(request, let_in=False, by=boss, now=NOW)
    assert Membership.objects.active().filter(user=asker).values_list("role", flat=True).get() == Role.EMPLOYEE
