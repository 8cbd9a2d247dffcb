"""The advice about a page: where it stands, who sees it, and that it stops nothing."""

import json

import pytest
from django.contrib.auth.models import Group
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pagekit.writing.queries import checks_of, to_look_at
from pagekit.writing.rules import Level
from programme.models import ContentPage
from tests.factories import make_user
from tests.kennisbank.factories import make_index, make_instrument

HARD = "De verantwoordelijkheid voor kennisoverdracht wordt gedragen door leidinggevenden."
HTML = f'<p>{HARD}</p><ul><li>Zie <a href="https://example.org/">klik hier</a> voor de rest van het verhaal.</li></ul>'


@pytest.fixture
def instrument(tree):
    step = {"title": "Begin", "who": "", "duration": "", "body": HTML}
    return make_instrument(
        make_index(tree.nl), what_it_is=HTML, steps=json.dumps([{"type": "step", "value": step}]), mechanism=HARD
    )


@pytest.fixture
def editor(client, db):
    user = make_user("redactie@example.org")
    user.groups.add(Group.objects.get(name="redactie"))
    client.force_login(user)
    return user


def test_every_text_is_looked_at_and_named(instrument):
    checks = checks_of(instrument)
    assert [(each.place, each.reading.level) for each in checks.hard] == [
        ("wat het is", Level.TOO_HARD),
        ("stappen 1", Level.TOO_HARD),
        ("waarom het zou kunnen werken", Level.TOO_HARD),
    ]
    assert checks.links == [("wat het is", "klik hier"), ("stappen 1", "klik hier")]
    assert bool(checks) is True


def test_easy_page_needs_no_look(tree):
    page = make_instrument(make_index(tree.nl))
    assert (checks_of(page).hard, bool(checks_of(page))) == ([], False)


@pytest.mark.parametrize(("text", "asked"), [(HARD, 0), (f"{HARD} {HARD}", 1)])
def test_list_of_pages_to_look_at_asks_for_a_whole_paragraph(tree, text, asked, django_assert_num_queries):
    page = make_instrument(make_index(tree.nl), what_it_is=f"<p>{text}</p>")
    assert len(to_look_at([page])) == asked
    with django_assert_num_queries(0):
        assert len(to_look_at([page])) == asked


def test_what_was_remembered_ends_with_the_next_publication(tree):
    page = make_instrument(make_index(tree.nl), what_it_is=f"<p>{HARD} {HARD}</p>")
    assert to_look_at([page]) == [page]
    page.what_it_is = "<p>Kort.</p>"
    page.save_revision().publish()
    page.refresh_from_db()
    assert to_look_at([page]) == []


def test_picture_without_words_is_named(tree):
    image = get_image_model().objects.create(title="bord", file=get_test_image_file())
    pictures = [("", False), ("bord.png", False), ("De ploeg bij het bord", False), ("", True)]
    body = [
        {"type": "picture", "value": {"image": {"image": image.pk, "alt_text": alt, "decorative": decorative}}}
        for alt, decorative in pictures
    ]
    page = tree.nl.add_child(instance=ContentPage(title="P", slug="p", locale=tree.dutch, body=json.dumps(body)))
    assert [title for _place, title in checks_of(page).pictures] == ["bord", "bord"]


def test_screen_shows_the_draft_and_the_editor_leads_there(instrument, editor, client):
    address = f"/beheer/pages/{instrument.pk}/checks/"
    assert address in client.get(f"/beheer/pages/{instrument.pk}/edit/").content.decode()
    html = client.get(address).content.decode()
    assert "lange woorden: verantwoordelijkheid, kennisoverdracht, leidinggevenden" in html
    assert "wat het is: “klik hier”" in html
    instrument.what_it_is = instrument.mechanism = "<p>Kort.</p>"
    instrument.steps = []
    instrument.save_revision()
    assert "Elke alinea leest goed." in client.get(address).content.decode()


def test_who_may_not_edit_sees_nothing(instrument, client):
    coach = make_user("coach@example.org")
    coach.groups.add(Group.objects.get(name="coach"))
    client.force_login(coach)
    assert client.get(f"/beheer/pages/{instrument.pk}/checks/").status_code == 302
    assert client.get("/beheer/pages/999999/checks/").status_code == 404


@pytest.mark.parametrize(("text", "told"), [("klik hier", True), ("het rooster van mei", False)])
def test_who_saves_by_hand_is_led_to_the_checks(tree, editor, client, text, told):
    page = tree.nl.add_child(instance=ContentPage(title="P", slug="p", locale=tree.dutch))
    html = f'<p><a href="https://example.org/">{text}</a></p>'
    body = streamfield([("text", rich_text(html))])
    typed = nested_form_data({"title": "P", "slug": "p", "body": body, "comments": inline_formset([])})
    answer = client.post(f"/beheer/pages/{page.pk}/edit/", typed, follow=True)
    assert page.revisions.count() == 1
    shown = "Een deel leest lastig, of een link of plaatje zegt niets." in answer.content.decode()
    assert shown is told
