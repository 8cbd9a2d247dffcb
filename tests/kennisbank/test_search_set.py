"""What people in companies type, and what they should find among the instruments of the demonstration."""

from datetime import date

import pytest
from django.http import QueryDict

from kennisbank.facets import read_selection
from kennisbank.models import InstrumentFacet, InstrumentPage, RelatedInstrument
from kennisbank.queries import find_instruments
from pagekit.models import SearchEntry
from programme.demo import instruments, synonyms

TODAY = date(2026, 11, 22)

SEARCHES = {
    "instrumenten": None,
    "leren van fouten": "leren-van-fouten",
    "fout": "leren-van-fouten",
    "gesprekskaart": "ontwikkelgesprek-met-gesprekskaart",
    "gespre": "ontwikkelgesprek-met-gesprekskaart",
    "ontwikkelplannen": "persoonlijk-ontwikkelplan",
    "VAARDIGHEDENMATRIX": "vaardighedenmatrix",
    "vaardigheid": "vaardighedenmatrix",
    "een punts les": "een-punts-les",
    "één-punts-les": "een-punts-les",
    "leermeesters": "leermeester-gezel",
    "inwerken": "inwerkprogramma-met-buddy",
    "buddy": "inwerkprogramma-met-buddy",
    "slim aanvragen": "slim-aanvraag-in-8-stappen",
    "praktijkverklaringen": "praktijkverklaring",
    "taken rouleren": "taakroulatie-en-ruildag",
    "evc": "evc",
    "personeelsplanning": "strategische-personeelsplanning",
    "netwerkcafe": "po-netwerkcafe",
    "P&O": "po-netwerkcafe",
}


@pytest.fixture
def demo(tree):
    instruments.load(today=TODAY)
    synonyms.load(today=TODAY)
    return tree


def find(query, language="nl"):
    parameters = QueryDict(mutable=True)
    parameters["q"] = query
    return find_instruments(read_selection(parameters), language)


def test_dutch_searches_find_what_was_meant(demo):
    missed = {}
    for query, slug in SEARCHES.items():
        slugs = [row.page.slug for row in find(query).rows]
        if not slugs or (slug and slug not in slugs[:5]):
            missed[query] = slugs[:5]
    assert missed == {}


def test_loading_twice_changes_nothing(demo):
    before = [model.objects.count() for model in (InstrumentPage, RelatedInstrument, InstrumentFacet, SearchEntry)]
    instruments.load(today=TODAY)
    assert before == [
        model.objects.count() for model in (InstrumentPage, RelatedInstrument, InstrumentFacet, SearchEntry)
    ]
    assert InstrumentPage.objects.in_language("nl").count() >= 28


def test_english_instruments_are_translations_of_dutch_ones(demo):
    english = InstrumentPage.objects.published().in_language("en")
    assert english.count() >= 3
    for page in english:
        twin = page.get_translations().get(locale=demo.dutch).specific
        assert (twin.cost_band, twin.building_blocks) == (page.cost_band, page.building_blocks)
        assert [step.id for step in twin.steps] == [step.id for step in page.steps]


def test_every_demonstration_page_and_form_is_served(demo, client):
    for page in InstrumentPage.objects.published():
        for address in (page.url, page.form_url):
            assert client.get(address).status_code == 200, address
