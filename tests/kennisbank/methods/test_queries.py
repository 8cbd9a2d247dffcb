"""The phases of a route as readers see them, and the routes of an instrument."""

import pytest

from kennisbank.methods import queries
from kennisbank.methods.models import MethodPage
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.methods.factories import key, make_route, make_routes, phase, step


@pytest.fixture
def routes(kennisbank):
    return make_routes(kennisbank)


def shown(page):
    return [
        (each.title, [(step.title, step.instrument and step.instrument.title, step.language) for step in each.steps])
        for each in queries.phases_of(page)
    ]


def test_step_has_its_own_title_or_that_of_its_instrument(kennisbank, routes):
    matrix = make_instrument(kennisbank)
    page = make_route(
        routes,
        phase("Een", step("a", instrument=matrix.pk), step("b", title="Meet opnieuw", instrument=matrix.pk)),
        phase("Twee", step("c", title="Kies")),
    )
    assert shown(MethodPage.objects.get(pk=page.pk)) == [
        ("Een", [("Vaardighedenmatrix", "Vaardighedenmatrix", "nl"), ("Meet opnieuw", "Vaardighedenmatrix", "nl")]),
        ("Twee", [("Kies", None, "")]),
    ]


def test_instrument_that_is_not_published_leaves_the_words_and_no_link(kennisbank, routes):
    draft = make_instrument(kennisbank, "Geheim", publish=False)
    page = make_route(
        routes,
        phase(
            "Een",
            step("a", instrument=draft.pk),
            step("b", title="Proef", instrument=draft.pk),
            step("c", title="Kies"),
        ),
    )
    assert shown(page) == [("Een", [("Proef", None, ""), ("Kies", None, "")])]
    assert queries.step_keys(page) == {key("b"), key("c")}


def test_instrument_that_was_deleted_leaves_the_words(kennisbank, routes):
    gone = make_instrument(kennisbank, "Weg")
    page = make_route(routes, phase("Een", step("a", title="Proef", instrument=gone.pk)))
    gone.delete()
    assert shown(MethodPage.objects.get(pk=page.pk)) == [("Een", [("Proef", None, "")])]


def test_english_route_takes_the_english_instrument_or_else_the_dutch_one(tree, kennisbank, routes):
    english = make_index(tree.en, translation_key=kennisbank.translation_key)
    both, dutch = make_instrument(kennisbank, "Matrix"), make_instrument(kennisbank, "Gesprek")
    make_instrument(english, "Skills matrix", translation_key=both.translation_key)
    page = make_route(make_routes(english), phase("One", step("a", instrument=both.pk), step("b", instrument=dutch.pk)))
    assert shown(page) == [("One", [("Skills matrix", "Skills matrix", "en"), ("Gesprek", "Gesprek", "nl")])]


def test_instrument_knows_its_routes_and_the_phase(tree, kennisbank, routes):
    matrix, other = make_instrument(kennisbank), make_instrument(kennisbank, "Gesprek")
    make_route(routes, phase("Een", step("a", title="Kies")), phase("Twee", step("b", instrument=matrix.pk)), title="B")
    make_route(routes, phase("Drie", step("c", instrument=matrix.pk)), title="A")
    make_route(routes, phase("Vier", step("d", instrument=matrix.pk)), title="Ontwerp", publish=False)
    assert [(page.title, title) for page, title in queries.routes_with(matrix)] == [("A", "Drie"), ("B", "Twee")]
    assert queries.routes_with(other) == []


@pytest.mark.parametrize("number", [3, 30])
def test_queries_do_not_grow_with_the_steps(kennisbank, routes, number, django_assert_num_queries):
    pages = [make_instrument(kennisbank, f"Instrument {place}") for place in range(number)]
    phases = [phase(f"Fase {place}", step(f"s{place}", instrument=page.pk)) for place, page in enumerate(pages)]
    route = MethodPage.objects.get(pk=make_route(routes, *phases).pk)
    with django_assert_num_queries(3):
        found = queries.phases_of(route)
    assert len(found) == number


def test_route_is_found_in_the_language_asked_or_else_in_dutch(tree, kennisbank, routes):
    page = make_route(routes)
    assert queries.published_route(page.translation_key, "en") == page
    english = make_routes(make_index(tree.en, translation_key=kennisbank.translation_key))
    twin = make_route(english, title="In three steps", translation_key=page.translation_key)
    assert queries.published_route(page.translation_key, "en") == twin
    assert queries.published_route(page.translation_key, "nl") == page
    MethodPage.objects.update(live=False)
    assert queries.published_route(page.translation_key, "nl") is None
