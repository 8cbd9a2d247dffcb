"""My sessions: only my own, also for staff; a secret calendar that can be renewed; calendars of a theme and a town."""

from datetime import timedelta

import pytest
import time_machine
from icalendar import Calendar

from events import actions
from events.models import EventTheme, PersonalFeed
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.organisers import sign_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def anna(client):
    user = make_user("anna@example.org")
    client.force_login(user)
    return user


def summaries(response):
    calendar = Calendar.from_ical(response.content)
    assert "METHOD" not in calendar
    return [(str(event["SUMMARY"]), str(event["STATUS"])) for event in calendar.walk("VEVENT")]


def test_my_sessions_are_those_i_registered_for_and_those_others_took_for_me(client, event, anna):
    as_contact = make_session(event, city="Zutphen")
    book(as_contact, "Anna", "Collega")
    through_another = make_session(event, city="Lochem")
    actions.register(
        through_another,
        contact=actions.Contact("Baas", "baas@example.org"),
        people=[actions.Person("Baas", "baas@example.org"), actions.Person("Anna", "anna@example.org")],
        key=as_contact.uid,
        now=NOW,
    )
    somebody_else = make_session(event, city="Borculo")
    book(somebody_else, "Vreemde")
    page = client.get("/mijn/sessies/").text
    assert "Zutphen" in page
    assert "Collega" in page
    assert "Lochem" in page
    assert "Baas" not in page
    assert "Borculo" not in page


def test_member_of_staff_sees_only_their_own_here(client, event):
    sign_in(client, "organisatie")
    book(make_session(event, city="Borculo"), "Vreemde")
    assert "Borculo" not in client.get("/mijn/sessies/").text


def test_given_up_places_are_gone_called_off_sessions_are_told_and_the_past_stands_apart(client, event, anna):
    given_up, called_off = make_session(event, city="Zutphen"), make_session(event, city="Lochem")
    actions.cancel(book(given_up, "Anna").attendees[0], now=NOW)
    book(called_off, "Anna")
    actions.call_off(called_off, reason="Ziek", now=NOW)
    before = make_session(event, city="Borculo", days=-5, now=NOW)
    book(before, "Anna", now=NOW - timedelta(days=9))
    page = client.get("/mijn/sessies/").text
    assert "Zutphen" not in page
    assert page.index("Lochem") < page.index("De afgelopen twee maanden") < page.index("Borculo")
    assert "Deze sessie gaat niet door." in page


def test_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/mijn/sessies/").url == "/account/login/?next=/mijn/sessies/"


@pytest.mark.parametrize("sessions", [3, 30])
@pytest.mark.parametrize(("address", "queries"), [("/mijn/sessies/", 10), ("/en/mijn/sessies/", 11)])
def test_page_asks_the_same_for_three_and_thirty(
    client, tree, anna, django_assert_num_queries, sessions, address, queries
):
    for day in range(sessions):
        event = make_event(tree.nl, title=f"Fouten {day}", slug=f"fouten-{day}")
        book(make_session(event, days=day + 1), "Anna")
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("sessions", [3, 30])
@pytest.mark.parametrize(("prefix", "queries"), [("", 3), ("/en", 4)])
def test_secret_calendar_asks_the_same_for_three_and_thirty(
    client, tree, anna, django_assert_num_queries, sessions, prefix, queries
):
    for day in range(sessions):
        event = make_event(tree.nl, title=f"Fouten {day}", slug=f"fouten-{day}")
        start = NOW + timedelta(days=60)
        book(make_session(event, days=day + 1, further_dates=[(start, start + timedelta(hours=2))]), "Anna")
    secret = actions.renew_feed(by=anna, now=NOW).secret
    client.logout()
    with django_assert_num_queries(queries):
        client.get(f"{prefix}/agenda/mijn/{secret}/kalender.ics")


def test_course_stands_with_every_date(client, event, anna):
    start = NOW + timedelta(days=20)
    book(make_session(event, further_dates=[(start, start + timedelta(hours=2))]), "Anna")
    assert "zondag 13 december, 10.00 tot 12.00 uur" in client.get("/mijn/sessies/").text


def test_secret_calendar_shows_my_places_and_no_others(client, event, anna):
    book(make_session(event), "Anna", "Collega")
    waiting = make_session(event, capacity=1)
    book(waiting, "Vreemde")
    book(waiting, "Anna")
    page = client.post("/mijn/sessies/", {"calendar": "renew"}, follow=True)
    secret = PersonalFeed.objects.get(user=anna).secret
    assert f"http://testserver/agenda/mijn/{secret}/kalender.ics" in page.text
    client.logout()
    response = client.get(f"/agenda/mijn/{secret}/kalender.ics")
    assert summaries(response) == [("Leren van fouten", "CONFIRMED")]
    assert b"ATTENDEE" not in response.content
    assert response["Cache-Control"] == "no-store, private"


def test_course_stands_in_it_with_every_date(client, event, anna):
    start = NOW + timedelta(days=20)
    book(make_session(event, further_dates=[(start, start + timedelta(hours=2))]), "Anna")
    secret = actions.renew_feed(by=anna, now=NOW).secret
    assert len(summaries(client.get(f"/agenda/mijn/{secret}/kalender.ics"))) == 2


def test_renewed_address_makes_the_old_one_worthless(client, event, anna):
    old = actions.renew_feed(by=anna, now=NOW).secret
    new = actions.renew_feed(by=anna, now=NOW).secret
    assert client.get(f"/agenda/mijn/{old}/kalender.ics").status_code == 404
    assert client.get(f"/agenda/mijn/{new}/kalender.ics").status_code == 200
    client.post("/mijn/sessies/", {"calendar": "stop"})
    assert client.get(f"/agenda/mijn/{new}/kalender.ics").status_code == 404


def test_address_of_somebody_who_left_finds_nothing(client, event, anna):
    secret = actions.renew_feed(by=anna, now=NOW).secret
    anna.is_active = False
    anna.save()
    assert client.get(f"/agenda/mijn/{secret}/kalender.ics").status_code == 404


def test_looking_makes_no_address(client, anna):
    client.get("/mijn/sessies/")
    assert PersonalFeed.objects.count() == 0


def test_calendar_of_a_town_and_of_a_theme_hold_only_theirs(client, tree, event):
    theme = EventTheme.objects.create(slug="instroom", name_nl="Instroom", name_en="Joining")
    other = make_event(tree.nl, title="Kickstart", slug="kickstart", theme=theme)
    make_session(event, city="Zutphen")
    make_session(other, city="Lochem")
    make_session(other, attendance_mode="online", city="", place_name="", address="")
    assert summaries(client.get("/agenda/plaats/lochem/kalender.ics")) == [("Kickstart", "CONFIRMED")]
    assert len(summaries(client.get("/agenda/plaats/online/kalender.ics"))) == 1
    assert len(summaries(client.get("/agenda/thema/instroom/kalender.ics"))) == 2
    assert client.get("/agenda/plaats/nergens/kalender.ics").status_code == 404
    assert "/agenda/plaats/lochem/kalender.ics" in client.get("/agenda/?place=Lochem").text
