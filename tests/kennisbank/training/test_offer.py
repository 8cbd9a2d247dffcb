"""The offer as visitors see it: search, filters with counts, one module, what goes with an instrument."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from kennisbank.training.models import TrainingModule
from kennisbank.training.models.offer import hours_band
from kennisbank.training.rules import is_stale
from pagekit.models import SearchSynonym
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.training.factories import make_module, make_provider

LIST = "/opleidingen/"
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel("2026-11-24 12:00", tick=False):
        yield


def found(client, query=""):
    return client.get(f"{LIST}{query}").context["find"]()


def titles(client, query=""):
    return [row.title for row in found(client, query).rows]


@pytest.mark.parametrize(
    ("hours", "band"),
    [(None, ""), (8, "day"), (9, "week"), (40, "week"), (41, "months"), (160, "months"), (161, "long")],
)
def test_hours_fall_in_a_band(hours, band):
    assert hours_band(hours) == band


def test_module_is_stale_after_a_year():
    assert not is_stale(TODAY - timedelta(days=365), today=TODAY)
    assert is_stale(TODAY - timedelta(days=366), today=TODAY)


def test_those_that_start_first_come_first(client, tree):
    make_module(reference="a", title="Zonder datum")
    make_module(reference="b", title="Later", starts=[TODAY - timedelta(days=9), TODAY + timedelta(days=30)])
    make_module(reference="c", title="Vandaag", starts=[TODAY])
    assert titles(client) == ["Vandaag", "Later", "Zonder datum"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lasser", ["Lassen"]),
        ("LASSEN", ["Lassen"]),
        ("vakschool", ["Draaien", "Lassen"]),
        ("aalten lassen", ["Lassen"]),
        ("wegwerken", ["Lassen"]),
        ("draai", ["Draaien"]),
        ("assen", []),
        ("!!!", []),
        ("%", []),
        ("x" * 5000, []),
        ("' OR 1=1 --", []),
    ],
)
def test_search_knows_stems_places_and_synonyms(client, tree, words, expected):
    SearchSynonym.objects.create(language="nl", word="wegwerken", synonyms="lassen")
    make_module(reference="a", title="Lassen", summary="Metaal aan elkaar. Voor lassers.")
    make_module(reference="b", title="Draaien", summary="Rond werk.")
    assert titles(client, f"?q={words}") == expected


def test_facets_count_under_what_was_chosen_elsewhere(client, tree):
    other = make_provider("Bureau", kind="private")
    make_module(reference="a", region="achterhoek", hours=8)
    make_module(reference="b", region="achterhoek", hours=None, level=3)
    make_module(other, "c", region="foodvalley", hours=8, moment="evening")
    answer = found(client, "?regio=achterhoek&uren=day&uren=kwak&niveau=99")
    counts = {each.facet.name: {option.value: option.count for option in each.options} for each in answer.facets}
    assert answer.total == 1
    assert counts["regio"] == {"achterhoek": 1, "foodvalley": 1}
    assert counts["uren"] == {"day": 1}
    assert counts["aanbieder"] == {"mbo": 1}
    assert "niveau" not in counts
    assert [chip.address for chip in answer.chips] == ["?uren=day", "?regio=achterhoek"]


def test_hidden_module_and_module_of_a_hidden_provider_are_nowhere(client, tree, kennisbank):
    matrix = make_instrument(kennisbank)
    hidden = make_provider("Dicht", shown=False)
    make_module(reference="a", title="Open", instruments=[matrix])
    secret = [
        make_module(reference="b", title="Geheim", region="foodvalley", shown=False, instruments=[matrix]),
        make_module(hidden, "c", title="Geheim", region="rivierenland", instruments=[matrix]),
    ]
    answer = found(client)
    regions = {option.value for option in answer.facets[0].options}
    assert ([row.title for row in answer.rows], answer.total, regions) == (["Open"], 1, {"achterhoek"})
    assert titles(client, "?q=geheim") == []
    assert "Geheim" not in client.get(matrix.url).content.decode()
    assert [client.get(module.get_absolute_url()).status_code for module in secret] == [404, 404]


def test_page_of_a_module_says_what_somebody_needs(client, tree, kennisbank):
    module = make_module(
        title="Tekenen",
        price=1250,
        starts=[TODAY - timedelta(days=1), TODAY],
        instruments=[make_instrument(kennisbank), make_instrument(kennisbank, "Geheim", publish=False)],
        website="https://vakschool.example/",
        checked_on=TODAY - timedelta(days=400),
    )
    page = client.get(module.get_absolute_url()).content.decode()
    for words in ("€ 1.250", "dinsdag 24 november 2026", "Aanmelden bij Vakschool", "Vaardighedenmatrix"):
        assert words in page
    assert "Meer dan een jaar geleden" in page
    for words in ("23 november 2026", "Geheim"):
        assert words not in page


def test_english_reader_sees_dutch_words_marked(client, tree, kennisbank):
    make_index(tree.en)
    module = make_module(title="Tekenen", instruments=[make_instrument(kennisbank)])
    page = client.get(f"/en{module.get_absolute_url()}").content.decode()
    assert '<header class="lg-page-head" lang="nl">' in page
    assert "ask the provider" in page
    assert 'lang="nl">Tekenen</a>' in client.get(f"/en{LIST}").content.decode()


def test_instrument_shows_three_and_the_way_to_all(client, tree, kennisbank):
    matrix = make_instrument(kennisbank)
    for number in range(4):
        make_module(reference=str(number), title=f"Cursus {number}", instruments=[matrix])
    make_module(reference="x", title="Iets anders")
    page = client.get(matrix.url).content.decode()
    assert [number for number in range(4) if f">Cursus {number}</a>" in page] == [0, 1, 2]
    assert "Alle 4 bij de opleidingen" in page
    answer = found(client, f"?instrument={matrix.slug}")
    assert (answer.total, answer.chips[0].label) == (4, "past bij ‘Vaardighedenmatrix’")


def test_unknown_instrument_finds_nothing_and_says_so(client, tree, kennisbank):
    make_module()
    secret = make_instrument(kennisbank, "Geheim", publish=False)
    for slug in ("niets", secret.slug):
        answer = found(client, f"?instrument={slug}")
        assert (answer.total, answer.chips[0].label) == (0, f"past bij ‘{slug}’")
    assert found(client, "?instrument=<b>").total == 1


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=x", "?page=99999", "?regio=%F0%9F%98%80"])
def test_odd_addresses_are_answered(client, tree, query):
    make_module()
    assert client.get(f"{LIST}{query}").status_code == 200
    assert found(client, query).total == 1


def test_nothing_on_offer_says_so(client, tree):
    assert "Nog geen modules" in client.get(LIST).content.decode()
    assert client.get(f"{LIST}niets-abc/").status_code == 404
    assert client.post(LIST).status_code == 405


def test_change_is_seen_at_once(client, tree):
    provider = make_provider()
    module = make_module(provider)
    assert "Lassen" in client.get(LIST).content.decode()
    module.title = "Solderen"
    module.save()
    assert "Solderen" in client.get(LIST).content.decode()
    provider.shown = False
    provider.save()
    assert "Solderen" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_as_much_for_many(asks, tree, number):
    for at in range(number):
        make_module(reference=str(at), title=f"Cursus {at}", starts=[TODAY])
    asks(f"{LIST}?q=cursus&regio=achterhoek", first=10, again=2)


@pytest.mark.parametrize("number", [1, 30])
def test_page_asks_as_much_for_many_dates_and_instruments(asks, tree, kennisbank, number):
    pages = [make_instrument(kennisbank, f"Instrument {at}") for at in range(number)]
    starts = [TODAY + timedelta(days=at) for at in range(number)]
    asks(make_module(starts=starts, instruments=pages).get_absolute_url(), first=10, again=5)


def test_database_refuses_the_same_reference_twice(tree):
    provider = make_module().provider
    with pytest.raises(IntegrityError):
        TrainingModule.objects.create(provider=provider, reference="A1", checked_on=TODAY)
