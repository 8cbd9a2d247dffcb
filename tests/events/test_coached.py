"""A coach sees at which sessions the companies were that let them, in numbers, and nothing else (issue 3: 18)."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.models import Group
from openpyxl import load_workbook

from community.companies.actions.coaching import end_coach_access, let_coach_see
from community.companies.actions.erasure import erase_person, forget_coach_access
from community.companies.models import CoachAccess
from community.companies.queries import coached_by
from events import actions
from events.models import Attendee
from events.rules import Admission
from tests.community.factories import make_company, make_member
from tests.events.factories import NOW, make_session
from tests.events.organisers import make_role, sign_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
COMPANIES = "/beheer/agenda-companies/"


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def berkel():
    return make_company("Meubelmakerij Berkel")


@pytest.fixture
def coach(client):
    return sign_in(client, "coach")


def book_for(company, session, *names, attendance=()):
    """Register `names` for `company`; `attendance` of the first ones."""
    people = [actions.Person(name) for name in names]
    contact = actions.Contact("Baas", f"baas@{company.slug}.example")
    outcome = actions.register(
        session, contact=contact, people=people, key=uuid4(), now=NOW, admission=Admission(company=company)
    )
    for attendee, noted in zip(outcome.attendees, attendance, strict=False):
        Attendee.objects.filter(pk=attendee.pk).update(attendance=noted)
    return outcome


def page_of(company):
    return f"{COMPANIES}{company.slug}/"


def test_coach_sees_numbers_of_who_lets_them_and_of_nobody_else(client, coach, berkel, event):
    other, closed = make_company("Staalbouw Oude IJssel"), make_company("Ander Bedrijf")
    session, to_come = make_session(event), make_session(event, days=30)
    for company in (berkel, other, closed):
        book_for(company, session, f"Geheim-{company.slug}", "Collega", attendance=["present", "absent"])
    book_for(berkel, to_come, "Later")
    let_coach_see(berkel, coach, by=make_user(), now=NOW)
    let_coach_see(other, make_role("coach", "andere@example.org"), by=make_user("b@example.org"), now=NOW)
    with time_machine.travel(session.ends_at + DAY, tick=False):
        client.force_login(coach)
        listing = client.get(COMPANIES)
        assert list(listing.context["companies"]) == [berkel]
        shown = client.get(page_of(berkel))
        assert [client.get(page_of(each)).status_code for each in (other, closed)] == [404, 404]
    (row,) = shown.context["rows"]
    assert (row.session, row.places, row.present, row.absent, row.hours) == (session, 2, 1, 1, 2.5)
    assert "Geheim" not in shown.text
    assert "baas@" not in shown.text


def test_hours_of_a_course_are_those_of_all_its_dates(client, coach, berkel, event):
    start = NOW + 20 * DAY
    course = make_session(event, further_dates=[(start, start + timedelta(hours=3))])
    names = ("A", "B", "C", "D", "E")
    book_for(berkel, course, *names[:4], attendance=["present", "present", "partial", "excused"])
    book_for(berkel, course, names[4])
    let_coach_see(berkel, coach, by=make_user(), now=NOW)
    with time_machine.travel(start + DAY, tick=False):
        client.force_login(coach)
        shown = client.get(page_of(berkel))
        file = client.get(page_of(berkel), {"file": "xlsx"})
    total = {"places": 5, "present": 2, "partial": 1, "absent": 0, "excused": 1, "not_noted": 1, "hours": 11.0}
    assert shown.context["total"] == total
    rows = list(load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True))
    assert rows[1] == ("Leren van fouten", "2026-12-07", "5", "2", "1", "0", "1", "1", "11.0")
    assert len(rows) == 2


def test_taking_it_back_holds_at_once(client, coach, berkel):
    boss = make_member(berkel)
    given = let_coach_see(berkel, coach, by=boss, now=NOW)
    assert let_coach_see(berkel, coach, by=boss, now=NOW + DAY) == given
    assert client.get(page_of(berkel)).status_code == 200
    for _click in range(2):
        end_coach_access(given, by=boss, now=NOW + DAY)
    assert client.get(page_of(berkel)).status_code == 404
    assert client.get(page_of(berkel), {"file": "xlsx"}).status_code == 404
    given.refresh_from_db()
    assert (CoachAccess.objects.count(), given.ended_at) == (1, NOW + DAY)


@pytest.mark.parametrize("role", ["redactie", "organisatie", "begeleiding", "programmaleiding", "beheer"])
def test_other_staff_do_not_have_this_screen(client, berkel, role):
    user = sign_in(client, role)
    let_coach_see(berkel, user, by=make_user(), now=NOW)
    assert client.get(COMPANIES).status_code == client.get(page_of(berkel)).status_code == 404
    assert COMPANIES not in client.get("/beheer/").text


def test_who_is_no_coach_any_more_sees_nothing(client, coach, berkel):
    let_coach_see(berkel, coach, by=make_user(), now=NOW)
    assert COMPANIES in client.get("/beheer/").text
    coach.groups.remove(Group.objects.get(name="coach"))
    assert not coached_by(type(coach).objects.get(pk=coach.pk)).exists()


def test_administrator_lets_a_coach_look_along_and_stops_it(client, berkel):
    coach, no_coach = make_role("coach", "coach@example.org"), make_role("redactie")
    make_role("coach", "weg@example.org").__class__.objects.filter(email="weg@example.org").update(is_active=False)
    client.force_login(make_member(berkel))
    address = f"/mijn/bedrijf/{berkel.slug}/coach/"
    assert list(client.get(address).context["form"].fields["coach"].queryset) == [coach]
    assert client.post(address, {"coach": no_coach.pk}).status_code == 422
    assert client.post(address, {"coach": ""}).status_code == 422
    assert client.post(address, {"coach": coach.pk}).status_code == 302
    assert list(coached_by(coach)) == [berkel]
    given = CoachAccess.objects.get()
    assert "coach@example.org" in client.get(address).text
    stop = f"{address}{given.pk}/stoppen/"
    assert client.get(stop).status_code == 405
    assert client.post(stop).status_code == 302
    assert not coached_by(coach).exists()


def test_only_administrators_of_that_company_decide(client, berkel):
    coach = make_role("coach", "coach@example.org")
    other = make_company("Ander Bedrijf")
    given = let_coach_see(berkel, coach, by=make_user(), now=NOW)
    address, stop = f"/mijn/bedrijf/{berkel.slug}/coach/", f"coach/{given.pk}/stoppen/"
    people = [make_member(berkel, "collega@berkel.example", role="employee"), make_member(other, "b@ander.example")]
    for person in [*people, coach]:
        client.force_login(person)
        assert client.get(address).status_code == client.post(address, {"coach": coach.pk}).status_code == 404
        for company in (berkel, other):
            assert client.post(f"/mijn/bedrijf/{company.slug}/{stop}").status_code == 404
    assert CoachAccess.objects.get().ended_at is None


def test_a_year_after_it_is_forgotten_and_with_the_person_at_once(berkel):
    boss, coach = make_member(berkel), make_role("coach")
    given = let_coach_see(berkel, coach, by=boss, now=NOW)
    assert forget_coach_access(NOW + 4000 * DAY) == 0  # it holds still
    erase_person(email=boss.email, now=NOW)
    assert CoachAccess.objects.get().given_by is None
    end_coach_access(given, by=None, now=NOW)
    assert (forget_coach_access(NOW + 365 * DAY), forget_coach_access(NOW + 366 * DAY)) == (0, 1)
    let_coach_see(berkel, coach, by=boss, now=NOW)
    erase_person(email=coach.email, now=NOW)
    assert not CoachAccess.objects.exists()


@pytest.mark.parametrize("number", [3, 30])
def test_a_company_with_many_sessions_asks_as_much(client, coach, berkel, event, number, django_assert_num_queries):
    for place in range(number):
        book_for(berkel, make_session(event, days=2 + place), "Anna")
    let_coach_see(berkel, coach, by=make_user(), now=NOW)
    with time_machine.travel(NOW + 60 * DAY, tick=False):
        client.force_login(coach)
        client.get(page_of(berkel))
        with django_assert_num_queries(13):
            assert len(client.get(page_of(berkel)).context["rows"]) == number
