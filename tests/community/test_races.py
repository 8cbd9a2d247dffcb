"""Two at the same moment, with real threads on PostgreSQL: an invitation, the last administrators, an agreement."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection, connections

from community.companies.actions.people import accept, end_membership, invite
from community.companies.actions.profile import add_company
from community.companies.enums import Role
from community.companies.errors import AlreadyRegistered, CompanyError
from community.companies.models import Membership, Organisation
from community.practices.actions.company import agree, withdraw
from community.practices.enums import PracticeState
from community.practices.models import PracticePage
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
    """Run every act in a thread of its own, started together; gives each one's result or the business error it met."""
    barrier = Barrier(len(acts))

    def run(act):
        close_old_connections()
        try:
            barrier.wait()
            return act()
        except CompanyError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_invitation_accepted_many_times_at_once_is_one_membership():
    assert connection.vendor == "postgresql"
    company = make_company()
    boss = make_member(company)
    invite(company, email="nieuw@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW)
    token = OutboxMessage.objects.get().context["url"].rstrip("/").rsplit("/", 1)[1]
    colleague = make_user("nieuw@berkel.example")
    results = at_once(*[lambda: accept(token, by=colleague, now=NOW).pk] * CROWD)
    assert len(set(results)) == 1
    assert Membership.objects.filter(user=colleague).count() == 1


def test_last_two_administrators_who_leave_at_once_do_not_leave_the_company_alone():
    company = make_company()
    people = [make_member(company), make_member(company, "tweede@berkel.example")]
    rows = [Membership.objects.get(user=person) for person in people]
    at_once(*[lambda row=row: end_membership(row, by=row.user, now=NOW) for row in rows])
    assert Membership.objects.administrators().count() == 1


def test_one_company_added_by_many_at_once_is_one_company():
    users = [make_user(f"a{number}@x.example") for number in range(CROWD)]
    results = at_once(*[lambda user=user: add_company(name="Slag", kvk="68750110", by=user, now=NOW) for user in users])
    assert Organisation.objects.count() == Membership.objects.count() == 1
    assert sum(isinstance(result, AlreadyRegistered) for result in results) == CROWD - 1


def test_one_text_agreed_with_many_times_at_once_is_one_page():
    tree = make_site_tree()
    kennisbank, _index = make_kennisbank(tree)
    company = make_company()
    boss = make_member(company)
    practice = make_text_ready(company, boss, make_instrument(kennisbank), make_editor())
    at_once(*[lambda: agree(practice, number=1, by=boss, now=NOW)] * 4)
    assert PracticePage.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="practices.published").count() == 1
    at_once(*[lambda: withdraw(practice, by=boss, now=NOW)] * 4)
    assert (fresh(practice).state, PracticePage.objects.filter(live=True).count()) == (PracticeState.WITHDRAWN, 0)
