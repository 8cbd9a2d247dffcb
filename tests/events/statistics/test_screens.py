"""The screens with figures: who sees them, what is chosen, the files, and how much they ask of the database."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from tests.events.factories import book, make_event, make_session
from tests.events.organisers import sign_in
from tests.events.statistics.counted import AFTER, full_session

pytestmark = pytest.mark.django_db
ALL = "/beheer/agenda-statistics/"


@pytest.fixture(autouse=True)
def later():
    with time_machine.travel(AFTER, tick=False):
        yield


def of(session):
    return reverse("statistics_of_session", args=[session.reference])


@pytest.mark.parametrize(
    ("role", "status"),
    [("organisatie", 200), ("beheer", 200), ("programmaleiding", 200), ("redactie", 404), ("coach", 404)],
)
def test_figures_are_for_organisers_and_the_lead(client, event, role, status):
    session = full_session(event)
    sign_in(client, role)
    assert client.get(ALL).status_code == status
    assert client.get(of(session)).status_code == status


def test_visitor_signs_in_first(client, db):
    assert client.get(ALL).status_code == 302


def test_screens_name_nobody(client, event):
    session = full_session(event)
    sign_in(client, "programmaleiding")
    for address in (ALL, f"{ALL}?file=csv", of(session), f"{of(session)}?file=csv"):
        assert f"P{session.pk}-0" not in client.get(address).text


def test_choosing_an_event_a_theme_and_days(client, tree, event):
    full_session(event)
    other = make_event(tree.nl, title="Kickstart", slug="kickstart")
    make_session(other)
    sign_in(client, "organisatie")
    days = {"since": "2026-01-01", "until": "2027-12-31"}

    def held(**chosen):
        tables = client.get(ALL, days | chosen).context["tables"]
        return tables[0].rows[0][1]

    assert held() == 2
    assert held(event=event.pk) == 1
    assert held(since="2027-06-01") == 0


@pytest.mark.parametrize(
    "chosen",
    [
        {"since": "x"},
        {"since": "2027-05-01", "until": "2027-01-01"},
        {"event": "999999"},
        {"theme": "bestaat-niet"},
    ],
)
def test_what_cannot_be_read_is_said_and_the_year_is_shown(client, event, chosen):
    sign_in(client, "organisatie")
    response = client.get(ALL, chosen)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [list(chosen)[-1]]


def test_files_hold_what_the_screen_shows(client, event):
    session = full_session(event, came=9, away=2)
    sign_in(client, "organisatie")
    lines = client.get(f"{of(session)}?file=csv").content.decode("utf-8-sig").splitlines()
    assert "Wie er kwam;bleef weg;weggelaten" in lines
    assert "Wie er kwam;Samen;11" in lines
    response = client.get(f"{of(session)}?file=xlsx")
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [";".join(map(str, row)) for row in rows] == lines
    assert response["Content-Disposition"] == 'attachment; filename="leergilde-2027-01-02.xlsx"'


def test_chosen_days_go_along_into_the_file(client, event):
    full_session(event)
    sign_in(client, "organisatie")
    text = client.get(ALL, {"since": "2026-12-01", "until": "2026-12-31"}).text
    assert "?since=2026-12-01&amp;until=2026-12-31&amp;file=csv" in text


@pytest.mark.parametrize("sessions", [3, 30])
def test_screen_asks_the_same_for_three_and_thirty_sessions(client, event, django_assert_num_queries, sessions):
    for day in range(sessions):
        book(make_session(event, days=day + 1), "Anna")
    sign_in(client, "organisatie")
    days = {"since": "2026-01-01", "until": "2027-12-31"}
    assert client.get(ALL, days).context["tables"][0].total == sessions
    with django_assert_num_queries(16):
        client.get(ALL, days)


def test_way_to_the_figures_from_the_session_and_from_the_reports(client, event):
    session = full_session(event)
    sign_in(client, "organisatie")
    assert of(session) in client.get(reverse("organiser_session", args=[session.reference])).text
    assert ALL in client.get(reverse("wagtailadmin_home")).text
