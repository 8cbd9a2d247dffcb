"""News: lists, filters, feed, planned publication, what stands round an item (OT-01 to OT-04)."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from programme.models import HomePage, NewsIndexPage, NewsPage
from tests.factories import make_site_tree, make_staff
from tests.pagekit.factories import make_image
from tests.programme.factories import editor_form, make_news, make_news_index, text_body


@pytest.fixture
def index(tree):
    return make_news_index(tree)


def titles(html):
    return re.findall(r'lg-card__title">\s*<a[^>]*>([^<]*)</a>', html)


def feed_items(response):
    channel = ElementTree.fromstring(response.content).find("channel")  # noqa: S314 - our own feed
    return [(item.find("title").text, item.find("link").text) for item in channel.findall("item")]


def test_newest_stands_first_and_drafts_copies_and_closed_items_nowhere(client, index, tree):
    today = timezone.localdate()
    make_news(index, "Oud", date=today - timedelta(days=9))
    make_news(index, "Nieuw", date=today)
    make_news(index, "Concept", live=False)
    closed = make_news(index, "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    copy = make_news(index, "Kopie")
    NewsPage.objects.filter(pk=copy.pk).update(alias_of=closed.page_ptr)
    assert titles(client.get("/nieuws/").text) == ["Nieuw", "Oud"]
    assert [title for title, _ in feed_items(client.get("/nieuws/rss/"))] == ["Nieuw", "Oud"]
    home = client.get("/").text
    assert [word for word in ("Concept", "Besloten", "Kopie") if word in home] == []
    assert "Nieuw" in home


def test_filter_by_category_region_and_tag(client, index):
    first = make_news(index, "Geld", category="funding", region="Achterhoek")
    make_news(index, "Praktijk", category="practice", region="Gelderland")
    make_news(index, "Overal", category="practice")
    first.tags.add("Slim")
    first.save()
    assert titles(client.get("/nieuws/?category=funding").text) == ["Geld"]
    assert sorted(titles(client.get("/nieuws/?region=Achterhoek").text)) == ["Geld", "Overal"]
    assert titles(client.get("/nieuws/?tag=slim").text) == ["Geld"]
    assert [title for title, _ in feed_items(client.get("/nieuws/rss/?category=funding"))] == ["Geld"]


@pytest.mark.parametrize(
    "query",
    ["category=bestaat-niet", "page=9999", "page=abc", "region=%ff", "tag=%20", "page=-1", "region=" + "x" * 5000],
)
def test_nonsense_in_the_address_is_no_error(client, index, query):
    make_news(index)
    assert client.get(f"/nieuws/?{query}").status_code == 200
    assert client.get(f"/nieuws/rss/?{query}").status_code == 200


def test_nul_in_the_address_is_a_bad_request(client, index):
    assert client.get("/nieuws/?region=%00").status_code == 400


def test_choice_without_news_says_so_and_leads_back(client, index):
    make_news(index)
    html = client.get("/nieuws/?category=funding").text
    assert titles(html) == []
    assert 'href="/nieuws/"' in html


def test_english_feed_has_english_news_only(client, index, tree):
    make_news(index, "Alleen Nederlands")
    make_news(make_news_index(tree, "en"), "Only English")
    assert feed_items(client.get("/en/news/rss/")) == [("Only English", "http://testserver/en/news/only-english/")]


def test_item_has_breadcrumbs_structured_data_and_plain_share_links(client, index):
    make_news(index, "Ruildag", image=make_image(), body=text_body("<p>Ze ruilden van plek.</p>"))
    html = client.get("/nieuws/ruildag/").text
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', html).group(1))["@graph"]
    article = graph[0]
    assert (article["@type"], article["headline"], article["inLanguage"]) == ("NewsArticle", "Ruildag", "nl")
    assert article["mainEntityOfPage"] == "http://testserver/nieuws/ruildag/"
    assert [item["name"] for item in graph[1]["itemListElement"]] == ["Home", "Nieuws", "Ruildag"]
    assert '<meta property="og:type" content="article">' in html
    assert '<meta property="og:description" content="Waar het in Ruildag over gaat.">' in html
    assert re.search(r'og:image" content="http://testserver/media/images/[^"]+\.jpg"', html)
    assert re.findall(r'<(?:script|img|iframe)[^>]+src="https?://', html) == []
    assert client.cookies == {}


def test_planned_item_appears_when_its_time_has_come(client, index, time_machine):
    item = make_news(index, "Straks", live=False)
    item.go_live_at = timezone.now() + timedelta(days=3)
    item.full_clean()
    assert item.date == timezone.localdate() + timedelta(days=3)
    item.save_revision().publish()
    call_command("publish_scheduled")
    assert client.get("/nieuws/straks/").status_code == 404
    time_machine.move_to(timezone.now() + timedelta(days=3, hours=1))
    call_command("publish_scheduled")
    assert client.get("/nieuws/straks/").status_code == 200
    assert titles(client.get("/nieuws/").text) == ["Straks"]


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize(
    ("address", "first", "again"), [("/nieuws/", 14, 1), ("/nieuws/nieuws-1/", 15, 1), ("/nieuws/rss/", 4, 2)]
)
def test_queries_stay_the_same_at_3_and_30_items(index, asks, address, first, again, number):
    image = make_image()
    for each in range(number):
        make_news(index, f"Nieuws {each}", image=image)
    asks(address, first=first, again=again)


class PageTypes(WagtailPageTestCase):
    """News can be made where it belongs, edited and shown."""

    def setUp(self):
        self.tree = make_site_tree()
        self.index = make_news_index(self.tree)
        self.client.force_login(make_staff())

    def test_news_stands_below_its_index_only(self):
        self.assertCanCreateAt(NewsIndexPage, NewsPage)
        self.assertCanNotCreateAt(HomePage, NewsPage)
        self.assertAllowedParentPageTypes(NewsPage, {NewsIndexPage})
        self.assertAllowedSubpageTypes(NewsIndexPage, {NewsPage})

    def test_news_is_shown_edited_and_previewed(self):
        item = make_news(self.index, "Ruildag", body=text_body(), image=make_image())
        self.assertPageIsRoutable(item)
        self.assertPageIsRenderable(item)
        sent = editor_form(item, category="practice", date="2026-11-22", introduction="Kort.", tags="ruil")
        self.assertPageIsEditable(item, sent)
        self.assertPageIsPreviewable(item, post_data=sent)

    def test_index_is_shown_and_edited(self):
        self.assertPageIsRenderable(self.index)
        self.assertPageIsEditable(self.index, editor_form(self.index, streams=()))
