"""Two at the same moment, with real threads on PostgreSQL: an invitation, the last administrators, an agreement.

Each has its control: with the lock taken away, the same meeting of two goes wrong.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import DatabaseError, close_old_connections, connection, connections
from wagtail.models import ModelLogEntry

from community.companies.actions import people
from community.companies.actions.people import accept, end_membership, invite
from community.companies.actions.profile import add_company
from community.companies.enums import Role
from community.companies.errors import AlreadyRegistered, CompanyError, LastAdministrator
from community.companies.models import Membership, Organisation
from community.practices.actions import company as practice_actions
from community.practices.actions import publication
from community.practices.actions.company import agree, withdraw
from community.practices.enums import PracticeState
from community.practices.errors import PracticeError
from community.practices.models import PracticePage, PracticeSubmission
from outbox.models import OutboxMessage
from tests.community.factories import (
    NOW,
    fresh,
    make_company,
    make_editor,
    make_instrument,
    make_kennisbank,
    make_member,
    make_text_ready,
)
from tests.factories import make_site_tree, make_user

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs PostgreSQL"),
]
CROWD = 8


def at_once(*acts):
    """Run every act in a thread of its own, started together; gives each one's result or the error it met."""
    barrier = Barrier(len(acts))

    def run(act):
        close_old_connections()
        try:
            barrier.wait()
            return act()
        except (CompanyError, PracticeError, DatabaseError) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def meet_after(monkeypatch, module, name):
    """Let two threads wait for each other once each has what `module.name` answers; alone, one goes on after a while.

    With a lock before it, the second cannot come; without one, both decide on what they saw before the other wrote.
    """
    barrier, original = Barrier(2), getattr(module, name)

    def wait(*arguments, **named):
        answer = original(*arguments, **named)
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=2)
        return answer

    monkeypatch.setattr(module, name, wait)


def without_lock_on_companies(monkeypatch):
    monkeypatch.setattr(people, "_lock", lambda pk: Organisation.objects.get(pk=pk))


def without_lock_on_practices(monkeypatch):
    for module in (practice_actions, publication):
        monkeypatch.setattr(module, "lock", lambda row: PracticeSubmission.objects.get(pk=row.pk))


def invited():
    """A company, the token of an invitation, and the person whom it invites."""
    company = make_company()
    invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=make_member(company), now=NOW)
    token = OutboxMessage.objects.get().context["url"].rstrip("/").rsplit("/", 1)[1]
    return token, make_user("nieuw@berkel.example")


def two_administrators():
    company = make_company()
    both = [make_member(company), make_member(company, "tweede@berkel.example")]
    return [Membership.objects.get(user=person) for person in both]


def text_to_agree_with():
    """A practice whose text lies before the company, and who may agree."""
    kennisbank, _index = make_kennisbank(make_site_tree())
    company = make_company()
    boss = make_member(company)
    return make_text_ready(company, boss, make_instrument(kennisbank), make_editor()), boss


def agreements():
    return ModelLogEntry.objects.filter(action="practices.agreed").count()


def test_one_invitation_accepted_many_times_at_once_is_one_membership():
    assert connection.vendor == "postgresql"
    token, colleague = invited()
    results = at_once(*[lambda: accept(token, by=colleague, now=NOW).pk] * CROWD)
    assert len(set(results)) == 1
    assert Membership.objects.filter(user=colleague).count() == 1


def test_control_without_lock_only_the_unique_membership_keeps_the_invitation_single(monkeypatch):
    token, colleague = invited()
    without_lock_on_companies(monkeypatch)
    meet_after(monkeypatch, people, "membership_of")
    results = at_once(*[lambda: accept(token, by=colleague, now=NOW).pk] * 2)
    assert sum(isinstance(result, DatabaseError) for result in results) == 1


def leave(rows):
    return at_once(*[lambda row=row: end_membership(row, by=row.user, now=NOW) for row in rows])


def test_last_two_administrators_who_leave_at_once_do_not_leave_the_company_alone(monkeypatch):
    rows = two_administrators()
    meet_after(monkeypatch, people, "is_last_administrator")
    assert sum(isinstance(result, LastAdministrator) for result in leave(rows)) == 1
    assert Membership.objects.administrators().count() == 1


def test_control_without_lock_the_last_two_administrators_leave_the_company_alone(monkeypatch):
    rows = two_administrators()
    without_lock_on_companies(monkeypatch)
    meet_after(monkeypatch, people, "is_last_administrator")
    leave(rows)
    assert Membership.objects.administrators().count() == 0


def test_one_company_added_by_many_at_once_is_one_company():
    users = [make_user(f"a{number}@x.example") for number in range(CROWD)]
    results = at_once(*[lambda user=user: add_company(name="Slag", kvk="68750110", by=user, now=NOW) for user in users])
    assert Organisation.objects.count() == Membership.objects.count() == 1
    assert sum(isinstance(result, AlreadyRegistered) for result in results) == CROWD - 1


def test_one_text_agreed_with_many_times_at_once_is_one_page():
    practice, boss = text_to_agree_with()
    at_once(*[lambda: agree(practice, number=1, by=boss, now=NOW)] * 4)
    assert (PracticePage.objects.count(), agreements()) == (1, 1)
    assert OutboxMessage.objects.filter(kind="practices.published").count() == 1
    at_once(*[lambda: withdraw(practice, by=boss, now=NOW)] * 4)
    assert (fresh(practice).state, PracticePage.objects.filter(live=True).count()) == (PracticeState.WITHDRAWN, 0)


def test_control_without_lock_two_agree_with_the_same_text(monkeypatch):
    practice, boss = text_to_agree_with()
    without_lock_on_practices(monkeypatch)
    meet_after(monkeypatch, practice_actions, "last_number")
    results = at_once(*[lambda: agree(practice, number=1, by=boss, now=NOW)] * 2)
    assert agreements() == 2 or any(isinstance(result, DatabaseError) for result in results)


def agree_while_somebody_withdraws(monkeypatch, practice, boss):
    """One has seen what it agrees with; another withdraws; the first goes on."""
    meet_after(monkeypatch, practice_actions, "last_number")

    def withdraw_in_between():
        withdraw(practice, by=boss, now=NOW)
        practice_actions.last_number(practice, sent=True)  # now the one who agrees may go on

    at_once(lambda: agree(practice, number=1, by=boss, now=NOW), withdraw_in_between)
    return fresh(practice).state, PracticePage.objects.filter(live=True).count()


def test_withdrawn_while_somebody_agrees_stays_withdrawn(monkeypatch):
    practice, boss = text_to_agree_with()
    assert agree_while_somebody_withdraws(monkeypatch, practice, boss) == (PracticeState.WITHDRAWN, 0)


def test_control_without_lock_an_agreement_brings_back_what_was_withdrawn(monkeypatch):
    practice, boss = text_to_agree_with()
    without_lock_on_practices(monkeypatch)
    assert agree_while_somebody_withdraws(monkeypatch, practice, boss) == (PracticeState.PUBLISHED, 1)
