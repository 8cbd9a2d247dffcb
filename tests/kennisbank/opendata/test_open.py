"""The open data: what everybody may read, under names that stay, with an ETag that changes when it has to."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kennisbank.models import Source
from kennisbank.schemes.models import SchemeFact
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.schemes.factories import (
    DAY,
    TODAY,
    make_fact,
    make_scheme,
    make_scheme_index,
    make_scheme_page,
    make_window,
)

INSTRUMENTS, SCHEMES, FEED = "/kennisbank/instrumenten.json", "/regelingen/regelingen.json", "/kennisbank/rss/"
FIELDS = [
    "id", "language", "title", "summary", "url", "kind", "theme", "building_blocks", "company_sizes", "without_hr",
    "minutes_per_week", "time", "hours_to_set_up", "cost_band", "cost", "what_it_is", "for_whom", "not_for", "steps",
    "conditions", "pitfalls", "factors", "what_we_know", "mechanism", "sources", "proof", "schemes", "tags", "version",
    "checked_on", "licence", "published", "modified",
]  # fmt: skip


@pytest.fixture
def on_the_day():
    with time_machine.travel(f"{TODAY}T09:00:00+01:00", tick=True):
        yield


@pytest.fixture
def instrument(kennisbank):
    page = make_instrument(kennisbank, tags=["overzicht"], schemes=["SLIM"], last_published_at=timezone.now())
    Source.objects.create(page=page, locale=page.locale, title="Bron", kind="study", year=2024, control_group=True)
    return page


def test_instruments_under_names_that_stay(instrument, client):
    answer = client.get(INSTRUMENTS)
    [record] = answer.json()["instruments"]
    assert list(record) == FIELDS
    assert record["id"] == str(instrument.translation_key)
    assert (record["title"], record["schemes"], record["tags"]) == ("Vaardighedenmatrix", ["SLIM"], ["overzicht"])
    assert record["what_it_is"] == "Een tabel van mensen en taken."
    assert record["sources"] == [{"title": "Bron", "kind": "study", "year": 2024, "url": "", "control_group": True}]
    assert record["proof"] == {"level": 0, "name": "Nog niet beoordeeld"}
    assert (answer["Access-Control-Allow-Origin"], answer.json()["licence"]) == ("*", "CC BY 4.0")
    assert not client.cookies


def test_translation_has_the_same_id(instrument, tree, client):
    make_instrument(make_index(tree.en), "Skills matrix", translation_key=instrument.translation_key)
    [record] = client.get(f"/en{INSTRUMENTS}").json()["instruments"]
    assert (record["id"], record["title"]) == (str(instrument.translation_key), "Skills matrix")


def test_nothing_that_is_closed_or_a_draft(instrument, kennisbank, client):
    make_instrument(kennisbank, "Concept", publish=False)
    closed = make_instrument(kennisbank, "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert [each["title"] for each in client.get(INSTRUMENTS).json()["instruments"]] == ["Vaardighedenmatrix"]
    assert "Besloten" not in client.get(FEED).content.decode()


def test_etag_answers_304_until_something_changes(instrument, client):
    first = client.get(INSTRUMENTS)["ETag"]
    assert client.get(INSTRUMENTS, headers={"if-none-match": first}).status_code == 304
    assert client.get(f"{INSTRUMENTS}?page=2", headers={"if-none-match": first}).status_code == 200
    instrument.title = "Matrix"
    instrument.save()
    answer = client.get(INSTRUMENTS, headers={"if-none-match": first})
    assert (answer.status_code, answer.json()["instruments"][0]["title"]) == (200, "Matrix")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²", "é"])
def test_odd_page_numbers_give_a_page(instrument, client, page):
    assert client.get(INSTRUMENTS, {"page": page}).json()["total"] == 1


def test_a_hundred_at_a_time(kennisbank, client, monkeypatch):
    monkeypatch.setattr("kennisbank.opendata.views.PER_PAGE", 2)
    for number in range(3):
        make_instrument(kennisbank, f"Instrument {number}")
    first = client.get(INSTRUMENTS).json()
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [len(first["instruments"]), len(second["instruments"]), second["next"]] == [2, 1, None]


@pytest.mark.parametrize("number", [3, 30])
def test_asks_as_much_for_3_as_for_30(kennisbank, client, number, django_assert_num_queries):
    for each in range(number):
        make_instrument(kennisbank, f"Instrument {each}", tags=[f"label {each}"])
    client.get(INSTRUMENTS)
    with django_assert_num_queries(8):
        assert len(client.get(INSTRUMENTS).json()["instruments"]) == number


def test_schemes_with_the_facts_of_today_and_their_source(tree, client, on_the_day):
    scheme = make_scheme()
    make_scheme_page(make_scheme_index(tree.nl), scheme)
    make_scheme("ZONDER-PAGINA")
    make_fact(scheme, cost_kind="adviser", activity="A")
    make_fact(scheme, "amount", 700, valid_until=TODAY - DAY)
    make_window(scheme, TODAY, expected=True)
    [record] = client.get(SCHEMES).json()["schemes"]
    assert (record["id"], [fact["value"] for fact in record["facts"]]) == ("SLIM", ["60.00"])
    assert record["facts"][0]["checked_on"] == "2026-11-23"
    assert record["windows"] == [
        {
            "opens": "2026-11-23",
            "closes": None,
            "expected": True,
            "only_for": "",
            "source": "https://example.org/",
            "source_kind": "executor",
            "checked_on": "2026-11-23",
        }
    ]


def test_etag_of_schemes_changes_with_the_day_and_with_a_fact(tree, client):
    scheme = make_scheme()
    make_scheme_page(make_scheme_index(tree.nl), scheme)
    fact = make_fact(scheme)
    first = client.get(SCHEMES)["ETag"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert client.get(SCHEMES)["ETag"] != first
    SchemeFact.objects.get(pk=fact.pk).save()
    assert client.get(SCHEMES)["ETag"] != first


def test_feed_tells_what_changed_last_first(instrument, kennisbank, client):
    make_instrument(kennisbank, "Ouder", last_published_at=timezone.now() - timedelta(days=9))
    channel = ET.fromstring(client.get(FEED).content).find("channel")  # noqa: S314 - our own feed
    assert [item.find("title").text for item in channel.findall("item")] == ["Vaardighedenmatrix", "Ouder"]
    assert channel.find("item/guid").text == f"urn:uuid:{instrument.translation_key}:1.0"


def test_documentation_leads_to_all_of_it(kennisbank, client):
    html = client.get("/kennisbank/open-data/").content.decode()
    assert [address for address in (INSTRUMENTS, SCHEMES, FEED) if f'href="{address}"' not in html] == []
    assert 'href="/kennisbank/open-data/"' in client.get(kennisbank.url).content.decode()
