"""Begin, tick, take back, stop: each of them twice is once, and an editor's change costs nobody a tick."""

import json
from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from community.progress import actions, queries
from community.progress.errors import NoSuchStep, NotFollowed, NotPublished
from community.progress.models import CompanyRoute, StepDone
from kennisbank.methods.models import MethodPage
from tests.community.factories import NOW, make_company
from tests.kennisbank.factories import make_index
from tests.kennisbank.methods.factories import key, make_route, make_routes, phase, step

LATER = NOW + timedelta(days=3)


def tick(scene, name, now=NOW):
    return actions.tick(scene.route, key(name), language="nl", now=now)


def standing(scene, language="nl"):
    found = queries.standing_of(scene.route, language)
    return found.number_done, found.number, found.next_step and found.next_step.title


def rewrite(scene, *phases):
    """An editor publishes other phases."""
    page = MethodPage.objects.get(pk=scene.page.pk)
    page.phases = json.dumps(phases)
    page.save()


def test_begun_twice_is_once_with_the_first_moment(scene):
    again = actions.begin(scene.company, scene.page, by=scene.boss, now=LATER)
    assert (again, again.started_at) == (scene.route, NOW)
    assert ModelLogEntry.objects.filter(action="progress.route").count() == 1


def test_steps_are_ticked_once_and_taken_back(scene):
    assert standing(scene) == (0, 3, "Vraag rond")
    first = tick(scene, "a")
    assert (tick(scene, "a", LATER), first.done_at) == (first, NOW)
    assert standing(scene) == (1, 3, "Kies samen")
    tick(scene, "c")
    assert standing(scene) == (2, 3, "Kies samen")
    actions.untick(scene.route, key("a"))
    actions.untick(scene.route, key("a"))
    assert standing(scene) == (1, 3, "Vraag rond")
    tick(scene, "a")
    tick(scene, "b")
    assert standing(scene) == (3, 3, None)


def test_company_does_not_tick_for_another(scene):
    other = actions.begin(make_company("Ander Bedrijf"), scene.page, by=scene.boss, now=NOW)
    tick(scene, "a")
    assert list(other.done.all()) == []


def test_step_that_is_not_in_the_route_is_refused(scene):
    with pytest.raises(NoSuchStep):
        tick(scene, "z")
    assert not StepDone.objects.exists()


def test_route_that_was_withdrawn_is_told_and_keeps_the_ticks(scene):
    tick(scene, "a")
    MethodPage.objects.update(live=False)
    with pytest.raises(NotPublished):
        tick(scene, "b")
    found = queries.standing_of(scene.route, "nl")
    assert (found.page, found.phases, found.route.title) == (None, [], "In drie stappen")
    MethodPage.objects.update(live=True)
    assert standing(scene) == (1, 3, "Kies samen")


def test_editor_who_moves_words_and_steps_costs_nobody_a_tick(scene):
    tick(scene, "a")
    tick(scene, "b")
    rewrite(
        scene, phase("Anders", step("c", title="Probeer"), step("a", title="Vraag iedereen"), step("d", title="Vier"))
    )
    # `b` left the route: it is kept and not counted
    assert standing(scene) == (1, 3, "Probeer")
    assert scene.route.done.count() == 2


def test_progress_is_the_same_in_both_languages(scene, tree):
    tick(scene, "a")
    english = make_routes(make_index(tree.en, translation_key=scene.kennisbank.translation_key))
    phases = phase("Begin", step("a", title="Ask around"), step("b", title="Choose together"))
    make_route(english, phases, title="In three steps", translation_key=scene.page.translation_key)
    assert standing(scene, "en") == (1, 2, "Choose together")


def test_who_ticks_after_a_colleague_stopped_is_told(scene):
    actions.stop(CompanyRoute.objects.get(), by=scene.boss)
    with pytest.raises(NotFollowed):
        tick(scene, "a")
    assert not StepDone.objects.exists()


def test_stopping_twice_takes_ticks_away_once(scene):
    tick(scene, "a")
    actions.stop(scene.route, by=scene.boss)
    actions.stop(CompanyRoute(pk=99), by=scene.boss)
    assert (CompanyRoute.objects.count(), StepDone.objects.count()) == (0, 0)
    assert ModelLogEntry.objects.filter(action="progress.route").count() == 2


@pytest.mark.parametrize("number", [3, 30])
def test_list_of_routes_asks_per_route_and_not_per_step(scene, number, django_assert_num_queries):
    route = make_route(
        scene.index, phase("Een", *(step(f"s{each}", title="Stap") for each in range(number))), title="B"
    )
    second = actions.begin(scene.company, route, by=scene.boss, now=NOW)
    for each in range(number):
        actions.tick(second, key(f"s{each}"), language="nl", now=NOW)
    # the rows, the ticks, and of each route its page in the reader's language
    with django_assert_num_queries(4):
        found = queries.standings(scene.company, "nl")
    assert [(each.number_done, each.number) for each in found] == [(0, 3), (number, number)]
