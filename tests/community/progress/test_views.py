"""The routes of a company on its screens."""

import pytest
from django.urls import reverse

from community.progress.models import CompanyRoute, StepDone
from kennisbank.methods.models import MethodPage
from tests.community.factories import make_company, make_member
from tests.factories import make_user
from tests.kennisbank.methods.factories import key, make_route


@pytest.fixture
def boss(client, scene):
    client.force_login(scene.boss)
    return client


def address(scene, name="progress_route", *more):
    return reverse(name, args=[scene.company.slug, scene.page.translation_key, *more])


def test_way_from_the_route_leads_to_the_only_company(boss, scene):
    response = boss.get(reverse("progress_choose", args=[scene.page.translation_key]))
    assert (response.status_code, response["Location"]) == (302, address(scene))


def test_who_has_two_companies_chooses(boss, scene):
    make_member(make_company("Ander Bedrijf"), user=scene.boss)
    text = boss.get(reverse("progress_choose", args=[scene.page.translation_key])).text
    assert address(scene) in text
    assert "/mijn/bedrijf/ander-bedrijf/routes/" in text


def test_who_has_no_company_hears_what_to_do(client, scene):
    client.force_login(make_user())
    response = client.get(reverse("progress_choose", args=[scene.page.translation_key]), follow=True)
    assert "Voeg dan eerst je bedrijf toe" in response.text


def test_route_that_is_not_there_is_not_found(boss, scene):
    unknown = "00000000-0000-4000-8000-000000000000"
    for name, more in (
        ("progress_route", []),
        ("progress_begin", []),
        ("progress_step", [key("a")]),
        ("progress_stop", []),
    ):
        url = reverse(name, args=[scene.company.slug, unknown, *more])
        assert (boss.get(url) if name == "progress_route" else boss.post(url)).status_code == 404
    assert boss.get(reverse("progress_choose", args=[unknown])).status_code == 404


def test_route_is_begun_ticked_taken_back_and_stopped(boss, scene):
    CompanyRoute.objects.all().delete()
    assert "Begin met deze route" in boss.get(address(scene)).text
    boss.post(address(scene, "progress_begin"))
    step = address(scene, "progress_step", key("b"))
    assert boss.post(step)["Location"] == f"{address(scene)}#step-{key('b')}"
    text = boss.get(address(scene)).text
    assert "1 van 3 stappen gedaan" in text
    assert text.count("Toch niet gedaan") == 1
    boss.post(step, {"undo": "1"})
    assert "0 van 3 stappen gedaan" in boss.get(address(scene)).text
    response = boss.post(address(scene, "progress_stop"), follow=True)
    assert "Je bedrijf volgt deze route niet meer." in response.text
    assert not CompanyRoute.objects.exists()


def test_step_that_went_meanwhile_is_told(boss, scene):
    response = boss.post(address(scene, "progress_step", key("z")), follow=True)
    assert "Deze stap hoort niet meer bij de route." in response.text
    assert not StepDone.objects.exists()


def test_withdrawn_route_is_shown_by_its_old_title_and_can_be_stopped(boss, scene):
    MethodPage.objects.update(live=False)
    text = boss.get(address(scene)).text
    assert "Deze route is niet meer gepubliceerd." in text
    assert "In drie stappen" in text
    assert "Ja, stop" in text
    assert "Deze route is niet meer gepubliceerd." in boss.get(f"/mijn/bedrijf/{scene.company.slug}/routes/").text


def test_overview_shows_the_route_and_the_next_step(boss, scene):
    boss.post(address(scene, "progress_step", key("a")))
    text = boss.get(reverse("companies_dashboard", args=[scene.company.slug])).text
    assert "Nu aan de beurt: Kies samen" in text


def test_list_names_what_can_be_begun_and_not_what_is_followed(boss, scene):
    other = make_route(scene.index, title="Nog een route")
    make_route(scene.index, title="Ontwerp", publish=False)
    text = boss.get(f"/mijn/bedrijf/{scene.company.slug}/routes/").text
    assert f'<a href="{other.url}">Nog een route</a>' in text
    assert scene.page.url not in text
    assert "Ontwerp" not in text
