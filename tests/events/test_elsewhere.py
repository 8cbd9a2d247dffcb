"""The agenda in a frame on another site, and as data: public things only, and framed only where it may be."""

import json

import pytest
import time_machine
from django.core.exceptions import ValidationError

from events.models import EventTheme
from events.views.elsewhere import SCHEMA
from pagekit.models import ContentVersion, SiteSettings
from tests.events.factories import NOW, book, make_event, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def policy(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


def test_frame_shows_coming_sessions_without_anything_round_them(client, event):
    make_session(event, city="Zutphen")
    make_session(event, city="Lochem", announced=False)
    page = client.get("/agenda/inbed/").text
    assert "Zutphen" in page
    assert "Lochem" not in page
    assert "<script" not in page
    assert "<nav" not in page
    assert '<base target="_top">' in page


def test_frame_may_stand_nowhere_until_the_administrator_says_where(client, event):
    response = client.get("/agenda/inbed/")
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["X-Frame-Options"] == "DENY"


def test_frame_may_stand_where_the_administrator_says(client, tree, event):
    settings = SiteSettings(site=tree.site, frame_origins="https://www.example.org\nhttps://partner.example:8443")
    settings.full_clean()
    settings.save()
    ContentVersion.renew()
    response = client.get("/agenda/inbed/")
    assert policy(response)["frame-ancestors"] == "https://www.example.org https://partner.example:8443"
    assert "X-Frame-Options" not in response
    assert policy(response)["default-src"] in ("'self'", "'none'")
    elsewhere = client.get("/agenda/")
    assert policy(elsewhere)["frame-ancestors"] == "'none'"
    assert elsewhere["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "wrong",
    [
        "http://www.example.org",
        "https://*.example.org",
        "https://a.example/pad",
        "example.org",
        "https://x;script-src",
    ],
)
def test_what_is_no_origin_is_refused(tree, wrong):
    with pytest.raises(ValidationError):
        SiteSettings(site=tree.site, frame_origins=wrong).full_clean()


def test_frame_chooses_by_theme_place_and_number(client, tree, event):
    theme = EventTheme.objects.create(slug="instroom", name_nl="Instroom", name_en="Joining")
    other = make_event(tree.nl, title="Kickstart", slug="kickstart", theme=theme)
    make_session(event, city="Zutphen")
    make_session(other, city="Lochem")
    assert "Zutphen" not in client.get("/agenda/inbed/?theme=instroom").text
    assert "Kickstart" not in client.get("/agenda/inbed/?place=zutphen").text
    assert client.get("/agenda/inbed/?most=1").text.count("lg-agenda__title") == 1
    for nonsense in ("0", "-1", "x", "9" * 40, "²"):
        assert client.get("/agenda/inbed/", {"most": nonsense}).status_code == 200


def test_data_is_what_the_schema_says(client, event):
    session = make_session(event, capacity=3)
    book(session, "Geheimpje")
    make_session(event, announced=False)
    response = client.get("/agenda/sessies.json")
    data = response.json()
    (told,) = data["sessions"]
    described = SCHEMA["properties"]["sessions"]["items"]
    assert list(told) == described["required"] == list(described["properties"])
    assert (told["places"], told["places_left"], told["status"]) == (3, 2, "scheduled")
    assert told["starts"].endswith("+01:00")
    assert told["url"].startswith("http://testserver/agenda/")
    assert "Geheimpje" not in response.text
    assert "join" not in json.dumps(data)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert data["$schema"] == "http://testserver/agenda/sessies.schema.json"
    assert client.get("/agenda/sessies.schema.json").json() == SCHEMA


@pytest.mark.parametrize("sessions", [3, 30])
def test_data_asks_the_same_for_three_and_thirty(client, event, django_assert_num_queries, sessions):
    for day in range(sessions):
        make_session(event, days=day + 1)
    client.get("/agenda/sessies.json")
    with django_assert_num_queries(3):
        assert len(client.get("/agenda/sessies.json").json()["sessions"]) == sessions
