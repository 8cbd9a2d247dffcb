"""An editor writes news under live preview; a colleague approves it; readers find it on the site and in the feed."""

import json
import re
from urllib.request import urlopen

from tests.journeys.browsing import sign_in_staff

NEWS = "from programme.models import NewsIndexPage; print(NewsIndexPage.objects.get(locale__language_code='nl').pk)"


def write_news(editor, title, introduction):
    """A news item with a picture and a block of text, seen in the preview; sent to a colleague."""
    index = editor.site.manage("shell", "--no-imports", "-c", NEWS).split()[-1]
    page = editor.page
    editor.open(f"/beheer/pages/add/programme/newspage/{index}/")
    page.locator("#id_title").fill(title)
    page.locator("#id_category").select_option(index=1)
    page.locator("#id_introduction").fill(introduction)
    page.get_by_role("button", name="Kies een afbeelding").first.click()
    page.locator(".modal-content a.image-choice").first.click()
    page.locator(".modal-content").wait_for(state="hidden")
    page.get_by_role("button", name="Blok invoegen").first.click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type("Op zaterdag leren we van elkaar.")
    page.get_by_label("Toon/verberg voorvertoning").click()
    preview = page.frame_locator("iframe[title*=oorvertoning]").first
    preview.locator("h1", has_text=title).wait_for()
    preview.get_by_text("Op zaterdag leren we van elkaar.").wait_for()


def send_to_colleague(editor):
    """Into the workflow in which a colleague looks along."""
    editor.page.get_by_role("button", name="Meer acties").click()
    editor.page.locator("footer [name=action-submit]").click()
    editor.page.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))


def approve(colleague, title):
    """The colleague finds the item on the home page of the admin and approves it."""
    colleague.open("/beheer/")
    colleague.page.locator("main").get_by_role("link", name=title).first.click()
    colleague.page.get_by_role("button", name="Meer acties").click()
    colleague.page.locator("footer [data-workflow-action-name=approve]").first.click()
    colleague.page.wait_for_load_state()


def test_news_is_written_reviewed_and_found_by_readers(visit, running_site):
    editor, colleague, reader = visit(), visit(), visit()
    title = "Leren op zaterdag"
    sign_in_staff(editor, "redactie")
    write_news(editor, title, "Een proef met leren op zaterdag.")
    send_to_colleague(editor)
    assert reader.open("/nieuws/leren-op-zaterdag/").status == 404
    sign_in_staff(colleague, "redactie2")
    approve(colleague, title)

    assert reader.open("/nieuws/leren-op-zaterdag/").status == 200
    assert reader.heading() == title
    reader.check()
    assert reader.page.locator("nav.lg-breadcrumbs").get_by_role("link", name="Nieuws").count() == 1
    check_sharing(reader, title)
    for path in ("/", "/nieuws/"):
        reader.open(path)
        assert reader.page.locator("main").get_by_role("link", name=title).count() >= 1, path
    feed = urlopen(running_site.address + "/nieuws/rss/", timeout=30).read().decode()  # noqa: S310 - the running site
    assert f"<title>{title}</title>" in feed


def check_sharing(reader, title):
    """Links to share that carry no tracker, facts for machines, and a picture for the preview."""
    for link in reader.page.locator("main a[href^='http']").all():
        assert not re.search(r"utm_|fbclid|gclid", link.get_attribute("href"))
    facts = [json.loads(text) for text in reader.page.locator("script[type='application/ld+json']").all_inner_texts()]
    found = [each for fact in facts for each in (fact if isinstance(fact, list) else fact.get("@graph", [fact]))]
    (article,) = [each for each in found if each["@type"] == "NewsArticle"]
    assert article["headline"] == title
    image = reader.page.locator("meta[property='og:image']").get_attribute("content")
    assert urlopen(image, timeout=30).headers["Content-Type"].startswith("image/")  # noqa: S310 - the running site
