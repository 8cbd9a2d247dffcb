"""Pages of text, programmes with their facts, and the duties of a public site."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override
from wagtail.test.utils import WagtailPageTestCase

from programme.actions import change_lead_partner
from programme.cookies import our_cookies
from programme.enums import PartnerRole
from programme.models import (
    AccessibilityPage,
    ContactPage,
    ContentPage,
    CookiesPage,
    HomePage,
    Partner,
    PrivacyPage,
    ProgrammePage,
    ProgrammePartner,
    PublishedFigure,
)
from programme.queries import privacy_rooms
from programme.room_names import room_name
from tests.factories import make_site_tree, make_staff
from tests.programme.factories import editor_form, make_content_page, make_programme, text_body

FIGURE = {
    "kind": "result",
    "value": 350,
    "display_nl": "350",
    "unit_nl": "mensen",
    "definition_nl": "Mensen die begonnen.",
    "source_title_nl": "Bericht",
    "source_date": date(2019, 4, 11),
}


@pytest.fixture
def programme_page(tree):
    parent = make_content_page(tree.nl, "Programma")
    page = ProgrammePage(title="Vakmanschap", slug="vakmanschap", programme=make_programme(), locale=tree.dutch)
    return parent.add_child(instance=page)


def test_figures_that_contradict_each_other_both_stand_with_definition_and_source(client, programme_page):
    for number, (label, definition) in enumerate(
        [("Trajecten", "Trajecten die zijn uitgevoerd."), ("Instromers", "Mensen die begonnen.")]
    ):
        values = {**FIGURE, "label_nl": label, "definition_nl": definition, "conflict": "X-1", "key": f"k{number}"}
        PublishedFigure.objects.create(programme=programme_page.programme, **values)
    html = client.get("/programma/vakmanschap/").text
    for words in ("Trajecten die zijn uitgevoerd.", "Mensen die begonnen."):
        assert html.count(words) == 1
    assert html.count("<b>350</b>") == 2
    assert html.count("11 april 2019") == 2


def test_figure_without_a_dated_source_is_refused(programme_page):
    values = {**FIGURE, "source_date": None, "label_nl": "Los", "key": "los"}
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFigure.objects.create(programme=programme_page.programme, **values)


def test_one_lead_partner_at_a_time_with_history(programme_page):
    programme = programme_page.programme
    first, second = (Partner.objects.create(name=name, kind="training_fund") for name in ("Een", "Twee"))
    change_lead_partner(programme, first, on=date(2018, 5, 1))
    change_lead_partner(programme, first, on=date(2018, 6, 1))
    change_lead_partner(programme, second, on=date(2020, 1, 1))
    rows = ProgrammePartner.objects.filter(programme=programme).order_by("since")
    assert [(row.partner.name, row.since, row.until) for row in rows] == [
        ("Een", date(2018, 5, 1), date(2019, 12, 31)),
        ("Twee", date(2020, 1, 1), None),
    ]


def test_second_lead_partner_beside_the_first_is_refused_by_form_and_database(programme_page):
    programme = programme_page.programme
    first, second = (Partner.objects.create(name=name, kind="training_fund") for name in ("Een", "Twee"))
    change_lead_partner(programme, first, on=date(2018, 5, 1))
    beside = ProgrammePartner(programme=programme, partner=second, role=PartnerRole.LEAD, since=date(2019, 1, 1))
    with pytest.raises(ValidationError):
        beside.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        beside.save()


def test_english_reader_sees_english_facts(client, programme_page, tree):
    PublishedFigure.objects.create(
        programme=programme_page.programme,
        **{**FIGURE, "label_nl": "Mensen", "label_en": "People", "unit_en": "people", "key": "a"},
    )
    programme_page.get_parent().specific.copy_for_translation(tree.english).save_revision().publish()
    english = programme_page.copy_for_translation(tree.english)
    english.save_revision().publish()
    html = client.get(english.get_url()).text
    assert "People" in html
    assert "<b>350</b> people" in html


def test_cookie_page_names_every_cookie_that_we_set(client, tree):
    tree.nl.add_child(instance=CookiesPage(title="Cookies", slug="cookies", locale=tree.dutch))
    html = client.get("/cookies/").text
    names = [cookie.name for cookie in our_cookies()]
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} <= set(names)
    assert [name for name in names if f"<code>{name}</code>" not in html] == []


def test_privacy_page_shows_the_register(client, tree):
    tree.nl.add_child(instance=PrivacyPage(title="Privacy", slug="privacy", locale=tree.dutch))
    html = client.get("/privacy/").text
    headings = re.findall(r'<h2 id="room-\d+">(.*?)</h2>', html)
    assert headings == [
        "Aanmelden voor bijeenkomsten",
        "Mail over een sessie",
        "Aanwezig zijn bij een sessie",
        "Na een sessie",
        "Wat een sessie anderen oplevert",
        "Leervragen zonder sessie",
        "Praktijkvoorbeelden die bedrijven delen",
        "Bedrijven en hun leden",
        "Lijstjes",
        "Redacteuren van deze site",
        "Je account",
        "Mail die we je sturen",
        "Beveiliging",
    ]
    account = html.partition(">Je account</h2>")[2].partition("</section>")[0]
    assert re.findall(r"<h3>(.*?)</h3>", account) == [
        "Je account",
        "Je e-mailadres en of je het hebt bevestigd",
        "Je tweede stap bij het inloggen",
        "Dat je bent ingelogd",
        "Je foto en je keuzes in het beheer",
    ]
    assert client.cookies == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_room_of_the_register_has_a_written_name(language):
    rooms = [room for room, _processings in privacy_rooms()]
    with override(language):
        names = [room_name(room) for room in rooms]
    assert len(set(names)) == len(rooms) == 13
    assert [name for room, name in zip(rooms, names, strict=True) if name == room] == []


class PageTypes(WagtailPageTestCase):
    """Every page type can be made where it belongs, edited and shown."""

    def setUp(self):
        self.tree = make_site_tree()
        self.client.force_login(make_staff())

    def test_duties_stand_under_home_once(self):
        for page_type in (ContactPage, PrivacyPage, CookiesPage, AccessibilityPage):
            self.assertCanCreateAt(HomePage, page_type)
            self.assertCanNotCreateAt(ContentPage, page_type)
            page = page_type(title="Plicht", slug=page_type.__name__.lower(), body=text_body(), locale=self.tree.dutch)
            self.tree.nl.add_child(instance=page)
            self.assertPageIsRenderable(page)
            self.assertPageIsEditable(page, editor_form(page))
            self.assertPageIsPreviewable(page, post_data=editor_form(page))
            assert page_type.can_create_at(self.tree.nl) is False

    def test_programme_page_stands_under_a_content_page(self):
        self.assertCanCreateAt(ContentPage, ProgrammePage)
        self.assertCanNotCreateAt(HomePage, ProgrammePage)
        parent = make_content_page(self.tree.nl, "Programma")
        page = ProgrammePage(title="V", slug="v", programme=make_programme(), locale=self.tree.dutch, body=text_body())
        parent.add_child(instance=page)
        self.assertPageIsRenderable(page)
        self.assertPageIsEditable(page, editor_form(page, programme=page.programme_id))
        self.assertPageIsRenderable(parent)
        self.assertPageIsEditable(parent, editor_form(parent))

    def test_home_is_shown_and_edited(self):
        self.assertPageIsRenderable(self.tree.nl)
        sent = editor_form(self.tree.nl, streams=("doors", "body"))
        self.assertPageIsEditable(self.tree.nl, sent)
        self.assertPageIsPreviewable(self.tree.nl, post_data=sent)
