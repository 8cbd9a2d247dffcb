"""What others see: the list of participants, the company page, Mijn bedrijf for people without a company."""

import pytest
from wagtail.test.utils import WagtailPageTestCase

from community.companies.enums import Visibility
from community.companies.models import JoinRequest, Organisation, ParticipantsPage
from programme.models import HomePage
from tests.community.factories import make_company, make_member, make_participants_page
from tests.factories import make_site_tree, make_staff, make_user


@pytest.fixture
def companies(db):
    return [
        make_company("Open Staal", visibility=Visibility.PUBLIC, sector="metal", municipality="Aalten"),
        make_company("Leden Hout", visibility=Visibility.MEMBERS, sector="wood", municipality="Zutphen"),
        make_company("Dicht Kunststof", visibility=Visibility.HIDDEN, sector="process", municipality="Nijmegen"),
    ]


def names(response):
    return [name for name in ("Open Staal", "Leden Hout", "Dicht Kunststof") if name in response.text]


def test_list_shows_the_public_what_companies_chose(client, tree, companies):
    make_participants_page(tree)
    assert names(client.get("/deelnemers/")) == ["Open Staal"]


def test_list_shows_participants_more_but_nothing_hidden(client, tree, companies):
    make_participants_page(tree)
    client.force_login(make_member(companies[2]))
    assert names(client.get("/deelnemers/")) == ["Open Staal", "Leden Hout"]


def test_list_shows_somebody_without_company_what_is_public(client, tree, companies):
    make_participants_page(tree)
    client.force_login(make_user())
    assert names(client.get("/deelnemers/")) == ["Open Staal"]


def test_list_filters_and_survives_nonsense(client, tree, companies):
    make_participants_page(tree)
    make_company("Tweede Hout", sector="wood")
    assert names(client.get("/deelnemers/?sector=metal")) == ["Open Staal"]
    assert names(client.get("/deelnemers/?sector=wood")) == []
    assert names(client.get("/deelnemers/?sector=x&municipality=x'--&size_band=999999999999999999")) == ["Open Staal"]


def test_list_for_anonymous_readers_sets_no_cookie(client, tree, companies):
    make_participants_page(tree)
    assert not client.get("/deelnemers/").cookies


def test_dutch_words_of_a_company_are_marked_for_an_english_reader(client, tree):
    make_company(
        "Open Staal",
        trade_nl="Trappen en hekken",
        about_nl="Wij lassen.",
        offers_nl="De lasstraat.",
        offers_en="The welding line.",
    )
    make_company("Tweede Hout", sector="wood")
    english, dutch = client.get("/en/deelnemers/open-staal/").text, client.get("/deelnemers/open-staal/").text
    assert '<p class="lg-kicker" lang="nl">Trappen en hekken</p>' in english
    assert '<div class="lg-prose" lang="nl"><p>Wij lassen.</p></div>' in english
    assert '<div class="lg-prose"><p>The welding line.</p></div>' in english
    assert '<div class="lg-prose"><p>Wij lassen.</p></div>' in dutch
    assert '<p class="lg-kicker">Wood, furniture and interior</p>' in client.get("/en/deelnemers/tweede-hout/").text


@pytest.mark.parametrize(("slug", "status"), [("open-staal", 200), ("leden-hout", 404), ("dicht-kunststof", 404)])
def test_company_page_for_the_public(client, tree, companies, slug, status):
    assert client.get(f"/deelnemers/{slug}/").status_code == status


def test_hidden_company_is_the_same_404_as_an_unknown_one(client, tree, companies):
    hidden, unknown = client.get("/deelnemers/dicht-kunststof/"), client.get("/deelnemers/bestaat-niet/")
    assert hidden.text == unknown.text.replace("bestaat-niet", "dicht-kunststof")


def test_company_sees_its_own_hidden_page(client, tree, companies):
    client.force_login(make_member(companies[2]))
    assert client.get("/deelnemers/dicht-kunststof/").status_code == 200


def test_kvk_number_stands_on_no_page(client, tree, companies):
    Organisation.objects.update(kvk="")
    Organisation.objects.filter(slug="open-staal").update(kvk="68750110")
    make_participants_page(tree)
    assert "68750110" not in client.get("/deelnemers/").text + client.get("/deelnemers/open-staal/").text


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_equally_few_queries_whatever_its_length(tree, asks, number):
    make_participants_page(tree)
    for i in range(number):
        make_company(f"Bedrijf {i}", sector="metal", municipality=f"Plaats {i % 4}")
    asks("/deelnemers/", first=12, again=3)


def test_mijn_tells_somebody_without_company_what_to_do(client, tree):
    client.force_login(make_user())
    response = client.get("/mijn/")
    assert response.status_code == 200
    assert "/mijn/bedrijf/toevoegen/" in response.text


def test_adding_a_known_company_shows_nothing_of_it_and_asks_its_administrators(client, tree):
    company = make_company(kvk="68750110", about_nl="Geheim verhaal")
    make_member(company)
    user = make_user()
    client.force_login(user)
    response = client.post("/mijn/bedrijf/toevoegen/", {"name": "Iets anders", "kvk": "6875 0110"})
    assert response.status_code == 200
    assert company.name not in response.text
    assert JoinRequest.objects.get().user == user


@pytest.mark.parametrize("name", ["a\r\nBcc: x@example.org", "\x00", "x" * 121, "", "Win http://x.example", "a\u2028b"])
def test_adding_a_company_with_an_unsafe_name_is_refused(client, tree, name):
    client.force_login(make_user())
    response = client.post("/mijn/bedrijf/toevoegen/", {"name": name})
    assert response.status_code == 422
    assert Organisation.objects.count() == 0


class ParticipantsPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = make_site_tree()
        cls.page = make_participants_page(cls.tree)

    def setUp(self):
        self.client.force_login(make_staff())

    def test_participants_page_hangs_under_home_only(self):
        self.assertCanCreateAt(HomePage, ParticipantsPage)
        self.assertAllowedSubpageTypes(ParticipantsPage, [])

    def test_participants_page_is_renderable_and_editable(self):
        self.assertPageIsRenderable(self.page)
        self.assertPageIsEditable(self.page)
