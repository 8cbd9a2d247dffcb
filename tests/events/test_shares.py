"""Fair shares: a soft maximum per company, places for newcomers, and every skip told (events.md 1b.5)."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from wagtail.models import ModelLogEntry

from events import actions, rules
from events.actions import Contact, Person
from events.links import sign_registration
from events.models import Attendee, Registration
from events.rules import Admission
from events.shares import FairShares
from tests.community.factories import make_company
from tests.events.factories import NOW, book, make_session, states
from tests.events.test_registering import url_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def company_books(session, company, *names, now=NOW, partial=False):
    """People of `company` (a row, or the name that was typed) register."""
    typed = company if isinstance(company, str) else ""
    return actions.register(
        session,
        contact=Contact(names[0], f"{names[0].lower()}@example.org", organisation=typed),
        people=[Person(name) for name in names],
        key=uuid4(),
        now=now,
        allow_partial=partial,
        admission=Admission(company=None if typed else company),
    ).registration


def skips(session):
    entries = ModelLogEntry.objects.filter(action="events.pass_over", object_id=str(session.pk)).order_by("pk")
    return [
        (each["registration"], each["reason"], entry.data["free"])
        for entry in entries
        for each in entry.data["parties"]
    ]


@pytest.mark.parametrize("by_name", [True, False])
def test_company_holds_no_more_than_its_share(event, by_name):
    session = make_session(event, capacity=10, company_limit=2)
    smit = "Smit Metaal" if by_name else make_company("Smit Metaal")
    company_books(session, smit, "Anna", "Bram")
    company_books(session, " smit metaal" if by_name else smit, "Cor")
    company_books(session, "Bakkerij De Oven", "Dia")
    assert {name: state for name, (state, _seat) in states(session).items()} == {
        "Anna": "confirmed",
        "Bram": "confirmed",
        "Cor": "waitlisted",
        "Dia": "confirmed",
    }


def test_party_larger_than_the_share_waits_together_unless_it_may_come_apart(event):
    session = make_session(event, company_limit=2)
    company_books(session, "Smit", "Anna", "Bram", "Cor")
    company_books(session, "Oven", "Dia", "Eva", "Fay", partial=True)
    assert [state for state, _seat in states(session).values()] == ["waitlisted"] * 3 + ["confirmed"] * 2 + [
        "waitlisted"
    ]


def test_people_without_a_company_are_each_their_own(event):
    session = make_session(event, company_limit=1)
    book(session, "Anna")
    book(session, "Bram")
    assert [state for state, _seat in states(session).values()] == ["confirmed", "confirmed"]


def test_surplus_gets_the_free_places_when_the_term_is_over(event):
    session = make_session(event, capacity=4, days=20, company_limit=2)
    company_books(session, "Smit", "Anna", "Bram")
    company_books(session, "Smit", "Cor")
    assert rules.shares_apply(session, now=session.starts_at - 7 * DAY - timedelta(seconds=1))
    assert actions.sweep(session.pk, now=session.starts_at - 7 * DAY - timedelta(seconds=1)) == (0, 0)
    assert actions.sweep(session.pk, now=session.starts_at - 7 * DAY) == (0, 1)
    assert states(session)["Cor"] == ("offered", 3)


def test_freed_seat_passes_the_company_with_its_share_and_the_skip_is_told(client, event):
    session = make_session(event, capacity=3, company_limit=2)
    company_books(session, "Smit", "Anna", "Bram")
    company_books(session, "Oven", "Dia")
    passed = company_books(session, "Smit", "Cor", now=NOW + timedelta(minutes=1))
    company_books(session, "Loods", "Eva", now=NOW + timedelta(minutes=2))
    actions.cancel(Attendee.objects.get(name="Dia"), now=NOW + timedelta(minutes=3))
    assert states(session)["Eva"] == ("offered", 3)
    assert states(session)["Cor"] == ("waitlisted", None)
    assert skips(session) == [(passed.reference, "share", 1)]
    page = client.get(f"/aanmelding/{sign_registration(passed)}/").text
    assert "kan één bedrijf 2 plaatsen hebben" in " ".join(page.split())


def test_newcomer_who_goes_before_a_party_that_does_not_fit_is_written_down(event):
    session = make_session(event, capacity=3)
    company_books(session, "Smit", "Anna")
    waits = company_books(session, "Oven", "Bram", "Cor", "Dia")
    assert skips(session) == []
    company_books(session, "Loods", "Eva", now=NOW + timedelta(minutes=1))
    assert states(session)["Eva"] == ("confirmed", 2)
    assert skips(session) == [(waits.reference, "full", 2)]


def test_approved_before_a_party_that_does_not_fit_is_written_down(event):
    session = make_session(event, capacity=2)
    company_books(session, "Smit", "Anna")
    waits = company_books(session, "Oven", "Bram", "Cor")
    actions.edit(session, now=NOW, approval_required=True)
    asking = company_books(session, "Loods", "Eva").attendees.get()
    assert skips(session) == []
    actions.admit(asking, by=make_user(), now=NOW)
    assert skips(session) == [(waits.reference, "full", 1)]


def test_name_that_was_typed_and_company_that_takes_part_are_one(event):
    session = make_session(event, company_limit=1)
    company_books(session, "Één  metaal", "Anna")
    company_books(session, make_company("Één Metaal", slug="een"), "Bram")
    assert [state for state, _seat in states(session).values()] == ["confirmed", "waitlisted"]


def test_party_larger_than_the_share_reads_how_many_one_company_can_have(client, event):
    session = make_session(event, company_limit=2)
    registration = company_books(session, "Smit", "Anna", "Bram", "Cor")
    page = " ".join(client.get(f"/aanmelding/{sign_registration(registration)}/").text.split())
    assert page.count("kan één bedrijf 2 plaatsen hebben") == 3


def test_places_are_kept_for_companies_that_never_came(event):
    regular = make_company("Smit Metaal")
    before = make_session(event, days=5)
    company_books(before, regular, "Oud")
    session = make_session(event, capacity=3, days=30, kept_for_new=2)
    company_books(session, regular, "Anna")
    company_books(session, regular, "Bram")
    company_books(session, make_company("Bakkerij De Oven"), "Cor")
    company_books(session, make_company("Loodgieter Loos"), "Dia")
    assert {name: state for name, (state, _seat) in states(session).items()} == {
        "Anna": "confirmed",
        "Bram": "waitlisted",
        "Cor": "confirmed",
        "Dia": "confirmed",
    }


def test_company_whose_people_stayed_away_has_not_come(event):
    company = make_company("Smit Metaal")
    before = make_session(event, days=5)
    company_books(before, company, "Oud")
    Attendee.objects.update(attendance="absent")
    session = make_session(event, capacity=1, days=30, kept_for_new=1)
    company_books(session, company, "Anna")
    assert states(session)["Anna"] == ("confirmed", 1)


def test_approving_does_not_go_past_the_share(event):
    session = make_session(event, company_limit=1, approval_required=True)
    people = [company_books(session, "Smit", name).attendees.get() for name in ("Anna", "Bram")]
    states_after = [
        actions.admit(person, by=make_user(f"o{person.pk}@example.org"), now=NOW).status for person in people
    ]
    assert states_after == ["confirmed", "waitlisted"]


def test_form_says_how_many_places_one_company_can_have(client, event):
    session = make_session(event, company_limit=2)
    assert "zijn er 2 plaatsen per bedrijf" in client.get(url_of(session)).text


def test_session_without_shares_reads_nothing_for_them(event, django_assert_num_queries):
    session = make_session(event)
    with django_assert_num_queries(0):
        assert FairShares(session, now=NOW).open_to(Registration(session=session), free=7) == 7
