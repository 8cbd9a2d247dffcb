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

# What somebody types -> the instrument that must come first, second or third. None: anything at all.
STEMS = {
    "instrumenten": None,
    "fout": "leren-van-fouten",
    "leren van fouten": "leren-van-fouten",
    "ontwikkelplannen": "persoonlijk-ontwikkelplan",
    "VAARDIGHEDENMATRIX": "vaardighedenmatrix",
    "vaardigheid": "vaardighedenmatrix",
    "leermeesters": "leermeester-gezel",
    "inwerken": "inwerkprogramma-met-buddy",
    "slim aanvragen": "slim-aanvraag-in-8-stappen",
    "praktijkverklaringen": "praktijkverklaring",
    "taken rouleren": "taakroulatie-en-ruildag",
    "leerambassadeurs": "leerambassadeur",
    "dagstarts": "dagstart-met-leerpunt",
    "verbeterborden": "verbeterbord-van-de-ploeg",
    "voormannen": "intervisie-voor-voormannen",
    "leerkringen": "leerkring-met-bedrijfsbezoek",
    "bedrijfsbezoeken": "leerkring-met-bedrijfsbezoek",
    "loopbaanchecks": "loopbaancheck",
    "keuzedelen": "mbo-certificaat-of-keuzedeel",
    "leermiddelen": "leermiddelenkast",
    "kwartier leren": "leren-in-een-kwartier",
    "directeuren coachen": "coaching-van-directeur",
}
COMPOUNDS = {
    "gesprekskaart": "ontwikkelgesprek-met-gesprekskaart",
    "gespre": "ontwikkelgesprek-met-gesprekskaart",
    "gesprek kaart": "ontwikkelgesprek-met-gesprekskaart",
    "personeelsplanning": "strategische-personeelsplanning",
    "planning personeel": "strategische-personeelsplanning",
    "kennis borgen": "kennisborging-bij-vertrek",
    "opleidingsplan": "jaaropleidingsplan",
    "plan voor opleiding": "jaaropleidingsplan",
    "een punts les": "een-punts-les",
    "één-punts-les": "een-punts-les",
    "leercultuur scan": "leercultuurscan",
    "netwerk cafe": "po-netwerkcafe",
    "netwerkcafe": "po-netwerkcafe",
    "bedrijfsschool": "bedrijfsschool-starten",
    "inzetbaarheid scan": "inzetbaarheidsscan",
    "werktaal": "taal-op-de-werkvloer",
    "leertijd": "vaste-leertijd",
    "strategiescan": "bedrijfsstrategiescan",
}
SYNONYMS = {
    "buddy": "inwerkprogramma-met-buddy",
    "onboarding": "inwerkprogramma-met-buddy",
    "skillsmatrix": "vaardighedenmatrix",
    "competentiematrix": "vaardighedenmatrix",
    "ervaringscertificaat": "evc",
    "functioneringsgesprek": "ontwikkelgesprek-met-gesprekskaart",
    "jobrotation": "taakroulatie-en-ruildag",
    "kennisoverdracht": "kennisborging-bij-vertrek",
    "SPP": "strategische-personeelsplanning",
    "POP": "persoonlijk-ontwikkelplan",
    "P&O": "po-netwerkcafe",
    "ploegbaas": "intervisie-voor-voormannen",
    "scholingsplan": "jaaropleidingsplan",
    "kaizen": "verbeterbord-van-de-ploeg",
    "freelancer": "leren-in-een-kwartier",
    "leerklimaat": "leercultuurscan",
}
SPELLINGS = {
    "evc": "evc",
    "E.V.C.": "evc",
    "mkb-idee": "regelingencheck",
    "MKB!DEE": "regelingencheck",
    "otib": "evc",
}
TYPING_ERRORS = {
    "vaardighedematrix": "vaardighedenmatrix",
    "ontwikelgesprek": "ontwikkelgesprek-met-gesprekskaart",
    "taakrolatie": "taakroulatie-en-ruildag",
    "praktijkverklarng": "praktijkverklaring",
    "leerambasadeur": "leerambassadeur",
    "intervisei": "intervisie-voor-voormannen",
    "kenisborging": "kennisborging-bij-vertrek",
    "verbeterbrod": "verbeterbord-van-de-ploeg",
}
KINDS = {
    "stems": STEMS,
    "compounds": COMPOUNDS,
    "synonyms": SYNONYMS,
    "spellings": SPELLINGS,
    "typing errors": TYPING_ERRORS,
}
WANTED = 0.95


@pytest.fixture
def demo(tree):
    instruments.load(today=TODAY)
    synonyms.load(today=TODAY)
    return tree


def find(query, language="nl"):
    parameters = QueryDict(mutable=True)
    parameters["q"] = query
    return find_instruments(read_selection(parameters), language)


def first_three(query):
    """The first three instruments for `query`; for a suggestion that was followed when hardly anything was found."""
    found = find(query)
    if found.suggestion:
        found = find_instruments(read_selection(QueryDict(found.suggestion.address.lstrip("?"))), "nl")
    return [row.page.slug for row in found.rows[:3]]


def test_dutch_searches_find_what_was_meant(demo, capsys):
    missed, number = [], 0
    for kind, searches in KINDS.items():
        for query, slug in searches.items():
            number += 1
            slugs = first_three(query)
            if not slugs or (slug and slug not in slugs):
                missed.append(f"{kind:14} {query:24} wanted {slug}, got {', '.join(slugs) or 'nothing'}")
    right = 1 - len(missed) / number
    with capsys.disabled():
        print(f"\nsearch set: {number} queries, {right:.0%} right at rank 1 to 3", *missed, sep="\n  ")
    assert number >= 60
    assert right >= WANTED, missed


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
        for address in (page.url, page.form_url, page.file_url):
            assert client.get(address).status_code == 200, address
