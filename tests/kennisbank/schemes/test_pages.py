"""The pages of schemes: figures with their check, windows, what is gone, what instruments say."""

import re

import time_machine
from wagtail.models import Locale, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from kennisbank.schemes.models import SchemeIndexPage, SchemePage
from programme.models import HomePage
from tests.factories import make_site_tree
from tests.kennisbank.factories import make_index, make_instrument
from tests.kennisbank.schemes.factories import (
    DAY,
    TODAY,
    make_fact,
    make_scheme,
    make_scheme_index,
    make_scheme_page,
    make_window,
)


class TestTypes(WagtailPageTestCase):
    def setUp(self):
        self.index = make_scheme_index(make_site_tree().nl)
        self.page = make_scheme_page(self.index, make_scheme())

    def test_where_pages_may_stand(self):
        self.assertCanCreateAt(HomePage, SchemeIndexPage)
        self.assertCanCreateAt(SchemeIndexPage, SchemePage)
        self.assertCanNotCreateAt(HomePage, SchemePage)
        self.assertCanNotCreateAt(SchemePage, SchemePage)

    def test_pages_are_rendered(self):
        for page in (self.index, self.page):
            self.assertPageIsRenderable(page)


def test_page_shows_facts_with_the_day_of_their_check(schemes, client):
    make_fact(schemes.scheme, "minimum", 5_000, activity="C", checked_on=TODAY - 91 * DAY)
    make_fact(schemes.scheme, "amount", 700, per="advice", valid_until=TODAY - DAY)
    html = client.get(schemes.page.url).content.decode()
    assert "€ 24.999 per aanvraag" in html
    assert html.count("gecontroleerd op 23 november 2026") == 2
    assert html.count("Langer geleden nagekeken") == 1
    assert "€ 700" not in html  # what passed is not shown as if it held


def test_amber_appears_on_the_91st_day_without_anybody_saving(schemes, client, django_assert_num_queries):
    assert "Langer geleden" not in client.get(schemes.page.url).content.decode()
    with time_machine.travel(f"{TODAY + 91 * DAY}T09:00:00+01:00"):
        assert "Langer geleden" in client.get(schemes.page.url).content.decode()


def test_scheme_that_is_gone_says_what_there_is_instead(schemes, client):
    gone = make_scheme("STAP", state="archived")
    gone.successors.add(schemes.scheme, make_scheme("ZONDER-PAGINA"))
    page = make_scheme_page(schemes.index, gone)
    html = client.get(page.url).content.decode()
    assert "STAP bestaat niet meer" in html
    assert f'<a href="{schemes.page.url}">SLIM</a>.' in html
    index = client.get(schemes.index.url).content.decode()
    assert index.index(">SLIM</a>") < index.index("Bestaat niet meer") < index.index(">STAP</a>")


def test_instrument_links_to_the_schemes_that_may_pay(schemes, tree, client):
    kennisbank = make_index(tree.nl)
    instrument = make_instrument(kennisbank, schemes=["SLIM", "OOM"])
    html = client.get(instrument.url).content.decode()
    assert f'<a href="{schemes.page.url}">SLIM</a>, OOM' in html
    assert instrument.url in client.get(schemes.page.url).content.decode()
    instrument.unpublish()
    assert instrument.url not in client.get(schemes.page.url).content.decode()


def test_english_reader_gets_the_dutch_page_marked_as_such(schemes, tree, client):
    index = make_scheme_index(tree.en)
    html = client.get(index.url).content.decode()
    assert f'<a href="{schemes.page.url}" hreflang="nl">SLIM</a>' in html
    twin = make_scheme_page(
        index, schemes.scheme, title="SLIM in English", translation_key=schemes.page.translation_key
    )
    html = client.get(index.url).content.decode()
    assert (twin.url in html, 'hreflang="nl">SLIM' in html) == (True, False)
    assert twin.locale == Locale.objects.get(language_code="en")


def test_closed_pages_appear_nowhere(schemes, client):
    make_window(schemes.scheme, TODAY, TODAY + DAY)
    PageViewRestriction.objects.create(page=schemes.page, restriction_type="login")
    for address in (schemes.index.url, "/regelingen/kalender/", "/regelingen/kalender.ics", "/sitemap.xml"):
        assert schemes.page.url not in client.get(address).content.decode(), address


def test_scheme_can_be_kept_on_a_shortlist(schemes, client):
    save = re.search(r'href="(/lijstje/[^"]*)"', client.get(schemes.page.url).content.decode())[1].replace("&amp;", "&")
    html = client.get(save, follow=True).content.decode()
    assert "SLIM in het kort." in html
    schemes.page.unpublish()
    html = client.get(save, follow=True).content.decode()
    assert "SLIM in het kort." not in html
