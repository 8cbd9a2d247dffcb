"""The pages of the kennisbank: where they may stand, what they show, how they are translated."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils import WagtailPageTestCase
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from kennisbank.models import InstrumentPage, KennisbankIndexPage, Source
from programme.models import HomePage
from tests.factories import make_site_tree, make_staff
from tests.kennisbank.factories import make_index, make_instrument


class TestTypes(WagtailPageTestCase):
    def setUp(self):
        self.tree = make_site_tree()
        self.index = make_index(self.tree.nl)
        self.instrument = make_instrument(self.index)
        self.client.force_login(make_staff())

    def test_where_pages_may_stand(self):
        self.assertCanCreateAt(HomePage, KennisbankIndexPage)
        self.assertCanCreateAt(KennisbankIndexPage, InstrumentPage)
        self.assertCanNotCreateAt(HomePage, InstrumentPage)
        self.assertAllowedSubpageTypes(InstrumentPage, [])
        assert not KennisbankIndexPage.can_create_at(self.tree.nl)
        assert KennisbankIndexPage.can_create_at(self.tree.en)

    def test_pages_are_rendered_and_edited(self):
        for page in (self.index, self.instrument):
            self.assertPageIsRenderable(page)
            response = self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            assert response.status_code == 200

    def test_index_is_saved_by_an_editor(self):
        self.assertPageIsEditable(self.index)


FORM = [
    {
        "type": "table",
        "id": "a",
        "value": {
            "title": "Afspraken",
            "columns": [{"type": "item", "id": "c1", "value": "Wat"}, {"type": "item", "id": "c2", "value": "Wie"}],
            "rows": [{"type": "item", "id": "r1", "value": "Bellen | Jan | te veel"}],
            "blank_rows": 1,
        },
    }
]


@pytest.fixture
def instrument(kennisbank):
    return make_instrument(kennisbank, form_title="Actielijst", form_parts=json.dumps(FORM), tags=["gesprek"])


def test_instrument_page_shows_facts_and_sets_no_cookie(instrument, client):
    response = client.get(instrument.url)
    assert response.status_code == 200
    for text in ("Eén dagdeel", f'href="{instrument.form_url}"', "?label=gesprek", "application/ld+json"):
        assert text in response.text, text
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text


def test_form_is_on_its_own_address_with_rows_as_long_as_the_heading(instrument, client):
    response = client.get("/kennisbank/vaardighedenmatrix/formulier/")
    assert response.status_code == 200
    assert [part.value.printed_rows() for part in instrument.form_parts] == [[["Bellen", "Jan"], ["", ""]]]
    assert "te veel" not in response.text


@pytest.mark.parametrize("path", ["form/", "formulier/x/", "iets/"])
def test_other_addresses_below_an_instrument_do_not_exist(instrument, client, path):
    assert client.get(f"/kennisbank/vaardighedenmatrix/{path}").status_code == 404


def test_instrument_without_form_has_no_address_for_it(kennisbank, client):
    make_instrument(kennisbank, "Kaal")
    assert client.get("/kennisbank/kaal/formulier/").status_code == 404


def test_an_unpublished_instrument_has_no_form_either(instrument, client):
    instrument.unpublish()
    assert client.get("/kennisbank/vaardighedenmatrix/formulier/").status_code == 404


def test_index_shows_counts_result_line_and_one_instrument_in_the_singular(instrument, client):
    found = client.get("/kennisbank/?blok=1&blok=99&page=abc&onzin=1").context["found"]
    assert found.total == 1
    html = client.get("/kennisbank/").text
    assert 'name="blok"' in html
    assert "<b>1 instrument</b>" in html


def test_list_has_no_column_for_proof_while_nothing_is_known(instrument, client):
    column, gauge = "<span>Bewijskracht</span>", 'class="lg-proof '
    html = client.get("/kennisbank/").text
    assert (html.count(column), html.count(gauge)) == (0, 0)
    assert "Nog niet beoordeeld</span>" in client.get(instrument.url).text
    make_instrument(instrument.get_parent(), "Dagstart", evidence_level=2)
    html = client.get("/kennisbank/").text
    assert (html.count(column), html.count(gauge), html.count('class="lg-proof lg-proof--2"')) == (1, 1, 1)
    assert html.count('class="lg-row__cell"') == 2 * 4


def test_index_escapes_what_was_typed(instrument, client):
    assert "<script>alert" not in client.get("/kennisbank/", {"q": '"><script>alert(1)</script>'}).text


def test_translation_takes_words_over_and_keeps_numbers_the_same(instrument, tree):
    Source.objects.create(
        page=instrument, title="Een bron", kind="study", url="https://example.org/", locale=tree.dutch
    )
    instrument.get_parent().specific.copy_for_translation(tree.english).save_revision().publish()
    instrument = InstrumentPage.objects.get(pk=instrument.pk)
    source, _created = TranslationSource.update_or_create_from_instance(instrument)
    translation = Translation.objects.create(source=source, target_locale=tree.english)
    words = {"Vaardighedenmatrix": "Skills matrix", "Wat": "What", "Bellen | Jan | te veel": "Call | Jan"}
    for segment in source.stringsegment_set.select_related("string", "context"):
        data = segment.string.data
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=tree.english,
            context=segment.context,
            defaults={"data": words.get(data, data)},
        )
    translation.save_target(publish=True)
    english = instrument.get_translation(tree.english)
    assert (english.title, english.cost_band, english.building_blocks, english.size_bands) == (
        "Skills matrix",
        0,
        [1],
        ["small"],
    )
    table = english.form_parts[0].value
    assert (list(table["columns"]), table.printed_rows()[0]) == (["What", "Wie"], ["Call", "Jan"])
    assert [source.locale_id for source in english.sources.all()] == [tree.english.pk]
    # A second round from a changed Dutch page keeps the English tags and takes the new number over.
    english.tags.set(["conversation"])
    english.save_revision().publish()
    instrument.cost_band = 2
    instrument.save_revision().publish()
    source.update_from_db()
    translation.save_target(publish=True)
    english = InstrumentPage.objects.get(pk=english.pk)
    assert (english.cost_band, [tag.name for tag in english.tags.all()]) == (2, ["conversation"])
