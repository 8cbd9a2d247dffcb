"""What search engines and shared links are told."""

import json
import re
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from pagekit.models import SiteSettings
from programme.models import HomePage
from tests.kennisbank.factories import make_index, make_instrument
from tests.pagekit.factories import make_image

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture
def pair(tree):
    dutch = tree.nl.add_child(instance=HomePage(title="Over <ons>", slug="over", locale=tree.dutch))
    english = dutch.copy_for_translation(tree.english)
    english.title, english.slug = "About us", "about"
    english.save_revision().publish()
    return dutch, english


def alternates(html):
    return re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html)


def structured(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1))


def test_page_names_itself_and_its_translations(client, pair):
    html = client.get("/over/?utm_source=x").text
    assert '<link rel="canonical" href="http://testserver/over/">' in html
    assert alternates(html) == [
        ("en", "http://testserver/en/about/"),
        ("nl", "http://testserver/over/"),
        ("x-default", "http://testserver/over/"),
    ]
    assert alternates(client.get("/en/about/").text) == alternates(html)


@pytest.mark.parametrize("how", ["draft", "alias"])
def test_translation_that_nobody_may_read_is_not_named(client, pair, tree, how):
    dutch, english = pair
    if how == "draft":
        HomePage.objects.get(pk=english.pk).unpublish()
    else:
        HomePage.objects.filter(pk=english.pk).update(alias_of=dutch.page_ptr)
    assert alternates(client.get("/over/").text) == []


def test_breadcrumbs_stand_in_structured_data_and_cannot_end_the_script(client, pair, tree):
    pair[0].add_child(instance=HomePage(title="</script><b>x", slug="x", locale=tree.dutch))
    html = client.get("/over/x/").text
    assert "</script><b>" not in html
    trail = next(item for item in structured(html)["@graph"] if item["@type"] == "BreadcrumbList")
    assert [(item["position"], item["name"], item["item"]) for item in trail["itemListElement"]] == [
        (1, "Home", "http://testserver/"),
        (2, "Over <ons>", "http://testserver/over/"),
        (3, "</script><b>x", "http://testserver/over/x/"),
    ]


def test_home_says_who_we_are(client, tree):
    kinds = [item["@type"] for item in structured(client.get("/").text)["@graph"]]
    assert kinds == ["Organization", "WebSite"]


def test_description_comes_from_the_page_then_from_the_site(client, pair, tree):
    SiteSettings.objects.create(site=tree.site, tagline_nl="Leren van elkaar")
    assert '<meta name="description" content="Leren van elkaar">' in client.get("/over/").text
    pair[0].search_description = "Wie we zijn"
    pair[0].save()
    html = client.get("/over/").text
    assert '<meta name="description" content="Wie we zijn">' in html
    assert '<meta property="og:description" content="Wie we zijn">' in html


def test_shared_link_has_the_picture_of_the_page(client, pair):
    pair[0].social_image = make_image()
    pair[0].save()
    html = client.get("/over/").text
    address = re.search(r'<meta property="og:image" content="([^"]+)">', html).group(1)
    assert address.startswith("http://testserver/media/images/")
    assert address.endswith(".jpg")


def test_sitemap_holds_both_languages_with_their_alternates(client, pair):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    found = {url.find(LOC).text: {a.get("hreflang"): a.get("href") for a in url.findall(LINK)} for url in root}
    both = {"nl": "http://testserver/over/", "en": "http://testserver/en/about/"}
    homes = {"nl": "http://testserver/", "en": "http://testserver/en/"}
    assert found == {
        "http://testserver/": homes,
        "http://testserver/en/": homes,
        "http://testserver/over/": both,
        "http://testserver/en/about/": both,
    }


def test_sitemap_leaves_out_drafts_copies_and_closed_pages(client, pair, tree):
    _dutch, english = pair
    english.create_alias(parent=tree.en, update_slug="kopie")
    tree.nl.add_child(instance=HomePage(title="Concept", slug="concept", live=False, locale=tree.dutch))
    closed = tree.nl.add_child(instance=HomePage(title="Dicht", slug="dicht", locale=tree.dutch))
    closed.add_child(instance=HomePage(title="Eronder", slug="eronder", locale=tree.dutch))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    text = client.get("/sitemap.xml").text
    assert [word for word in ("kopie", "concept", "dicht", "eronder") if word in text] == []


def test_sitemap_costs_the_same_at_3_and_30_pages(client, tree, django_assert_num_queries):
    for number in range(3):
        tree.nl.add_child(instance=HomePage(title=f"P{number}", slug=f"p{number}", locale=tree.dutch))
    client.get("/sitemap.xml")
    with django_assert_num_queries(3):
        client.get("/sitemap.xml")
    for number in range(3, 30):
        tree.nl.add_child(instance=HomePage(title=f"P{number}", slug=f"p{number}", locale=tree.dutch))
    client.get("/sitemap.xml")
    with django_assert_num_queries(3):
        client.get("/sitemap.xml")


def test_notice_stands_above_every_page_in_the_language_of_the_reader(client, tree):
    texts = {"alert_text_nl": "Even dicht", "alert_text_en": "Closed for a while"}
    stored = SiteSettings.objects.create(site=tree.site, alert_active=True, **texts)
    assert "Even dicht" in client.get("/").text
    assert "Closed for a while" in client.get("/en/").text
    stored.alert_active = False
    stored.save()
    assert "Even dicht" not in client.get("/").text


def test_facts_for_machines_carry_the_address_that_readers_know(client, tree, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://leergilde.example"
    instrument = make_instrument(make_index(tree.nl))
    page = client.get(instrument.url).text
    assert f'"url": "https://leergilde.example{instrument.url}"' in page
    assert "http://testserver" not in page
