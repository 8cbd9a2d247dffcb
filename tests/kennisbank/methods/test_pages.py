"""The pages of routes: where they may stand, what they show, what an editor may leave out."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils import WagtailPageTestCase

from kennisbank.methods.blocks import StepBlock
from kennisbank.methods.models import MethodIndexPage, MethodPage
from kennisbank.models import KennisbankIndexPage
from programme.models import HomePage
from tests.factories import make_site_tree, make_staff
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.methods.factories import make_route, make_routes, phase, step


class TestTypes(WagtailPageTestCase):
    def setUp(self):
        self.index = make_routes(make_index(make_site_tree().nl))
        self.route = make_route(self.index)
        self.client.force_login(make_staff())

    def test_where_pages_may_stand(self):
        self.assertCanCreateAt(KennisbankIndexPage, MethodIndexPage)
        self.assertCanCreateAt(MethodIndexPage, MethodPage)
        self.assertCanNotCreateAt(HomePage, MethodIndexPage)
        self.assertCanNotCreateAt(KennisbankIndexPage, MethodPage)
        self.assertAllowedSubpageTypes(MethodPage, [])

    def test_pages_are_rendered_and_edited(self):
        for page in (self.index, self.route):
            self.assertPageIsRenderable(page)
            response = self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            assert response.status_code == 200


def test_index_counts_phases_steps_and_weeks_of_what_is_published(kennisbank, client):
    index = make_routes(kennisbank)
    make_route(
        index, phase("Een", step("a", title="A")), phase("Twee", step("b", title="B"), step("c", title="C"), weeks=5)
    )
    make_route(index, title="Ontwerp", publish=False)
    text = " ".join(client.get(index.url).text.split())
    assert "2 fasen · 3 stappen" in text
    assert "Ongeveer 7 weken" in text
    assert "Ontwerp" not in text


def test_index_without_routes_says_so(kennisbank, client):
    assert "Nog geen routes" in client.get(make_routes(kennisbank).url).text


def test_weeks_are_not_added_up_when_one_is_unknown(kennisbank, client):
    index = make_routes(kennisbank)
    make_route(index, phase("Een", step("a", title="A")), phase("Twee", step("b", title="B"), weeks=None))
    assert "Ongeveer" not in client.get(index.url).text


@pytest.mark.parametrize(("number", "first"), [(3, 13), (30, 13)])
def test_page_of_a_route_asks_as_much_for_many_steps(kennisbank, asks, number, first):
    pages = [make_instrument(kennisbank, f"Instrument {place}") for place in range(number)]
    phases = [phase(f"Fase {place}", step(f"s{place}", instrument=page.pk)) for place, page in enumerate(pages)]
    asks(make_route(make_routes(kennisbank), *phases).url, first=first, again=1)


def test_instrument_names_the_route_and_the_phase(kennisbank, client):
    instrument = make_instrument(kennisbank)
    route = make_route(make_routes(kennisbank), phase("Beginnen", step("a", instrument=instrument.pk)))
    text = client.get(instrument.url).text
    assert f'<a href="{route.url}">In drie stappen</a>' in text
    assert "(Beginnen)" in text


def test_route_is_found_by_a_word_of_a_step(kennisbank, client):
    route = make_route(make_routes(kennisbank), phase("Een", step("a", title="Zet de kwartelkoning neer")))
    assert route.url in client.get("/zoeken/?q=kwartelkoning").text


def test_step_needs_a_title_or_an_instrument(kennisbank):
    block, empty = StepBlock(), {"title": "", "instrument": None, "what": "", "who": "", "duration": ""}
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(empty))
    assert list(refused.value.block_errors) == ["title"]
    assert block.clean(block.to_python(empty | {"title": "Kies"}))["title"] == "Kies"
    page = make_instrument(kennisbank)
    assert block.clean(block.to_python(empty | {"instrument": page.pk}))["instrument"] == page
