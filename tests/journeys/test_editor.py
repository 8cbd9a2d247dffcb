"""News: written under live preview, approved by a colleague, planned for later, translated to English."""

import json
import re
import time
from datetime import timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

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
    text = page.locator(".public-DraftEditor-content").last
    text.click()
    # The new block takes the focus for itself once it stands; what is typed before that may be lost.
    page.wait_for_function("document.activeElement.matches('.public-DraftEditor-content')")
    text.press_sequentially("Op zaterdag leren we van elkaar.", delay=20)
    text.get_by_text("Op zaterdag leren we van elkaar.").wait_for()
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
    assert f"<title>{title}</title>" in feed(running_site)


def feed(site):
    """What a feed reader gets."""
    return urlopen(site.address + "/nieuws/rss/", timeout=30).read().decode()  # noqa: S310 - the running site


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


def publish(editor):
    """Publish, or plan to: only who may publish without a colleague has this button."""
    editor.page.get_by_role("button", name="Meer acties").click()
    editor.page.locator("footer [name=action-publish]").click()
    editor.page.wait_for_url(re.compile(r"/beheer/pages/\d+/$"))


def plan_publication(editor):
    """Let the page go live at the first minute that leaves time to look: the picker knows no seconds. Gives it."""
    soon = timezone.now().astimezone(ZoneInfo("Europe/Amsterdam")) + timedelta(seconds=80)
    moment = soon.replace(second=0, microsecond=0)
    editor.page.get_by_label("Toon/verberg status").click()
    editor.page.get_by_role("button", name="Stel schema in").click()
    editor.page.get_by_label("Publiceer op").fill(f"{moment:%Y-%m-%d %H:%M}")
    # By keyboard: Wagtail's calendar may hang over the button until its field is left.
    editor.page.get_by_role("button", name="Schema opslaan").press("Enter")
    editor.page.get_by_role("dialog").first.wait_for(state="hidden")
    return moment


@pytest.mark.timeout(300, func_only=True)
def test_news_that_is_planned_appears_when_its_time_has_come(visit, running_site):
    editor, reader = visit(), visit()
    title, path = "Straks te lezen", "/nieuws/straks-te-lezen/"
    sign_in_staff(editor, "programma")
    write_news(editor, title, "Dit bericht komt op zijn tijd.")
    moment = plan_publication(editor)
    publish(editor)
    editor.page.locator("main tr", has_text=title).get_by_text("Gepland").wait_for()
    assert reader.open(path).status == 404
    assert title not in feed(running_site)
    assert timezone.now() < moment, "too slow to see that it waits"

    time.sleep(max(0, (moment - timezone.now()).total_seconds()))
    deadline = time.monotonic() + 75  # the worker looks once a minute
    while reader.open(path).status == 404 and time.monotonic() < deadline:
        time.sleep(3)
        running_site.do_what_is_due()
    assert reader.open(path).status == 200
    assert reader.heading() == title
    reader.open("/nieuws/")
    assert reader.page.locator("main").get_by_role("link", name=title).count() >= 1
    assert f"<title>{title}</title>" in feed(running_site)


def translate(editor, words):
    """Type the English of each text of the tab that is open, in the order of the page."""
    for text in words:
        editor.page.get_by_role("button", name="Vertaal", exact=True).first.click()
        editor.page.locator("main textarea:visible").fill(text)
        editor.press("Opslaan")
        editor.page.get_by_role("button", name="Opslaan", exact=True).wait_for(state="detached")


def alternates(reader, path):
    """The addresses by language that a page names as its own versions; it must be there."""
    assert reader.open(path).status == 200
    links = reader.page.locator("link[rel=alternate][hreflang]").all()
    return {link.get_attribute("hreflang"): link.get_attribute("href") for link in links}


def test_news_is_translated_and_stands_beside_the_dutch(visit, running_site):
    lead, reader = visit(), visit()
    dutch, english = "/nieuws/ruilen-van-werkplek/", "/en/news/swapping-workplaces/"
    sign_in_staff(lead, "programma")
    write_news(lead, "Ruilen van werkplek", "Twee bedrijven ruilden een dag van mensen.")
    publish(lead)
    assert set(alternates(reader, dutch)) <= {"nl", "x-default"}

    lead.page.locator("main").get_by_role("link", name="Ruilen van werkplek", exact=True).first.click()
    lead.page.get_by_role("button", name="Acties", exact=True).first.click()
    lead.follow("Vertaal deze pagina")
    lead.page.get_by_label("Engels").check()
    lead.press("Verzenden")
    lead.page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/$"))
    translate(lead, ["Swapping workplaces", "Two companies swapped people for a day."])
    for path in ("/en/news/ruilen-van-werkplek/", "/en/nieuws/ruilen-van-werkplek/", english):
        assert reader.open(path).status == 404
    reader.open("/en/news/")
    assert reader.page.get_by_text(re.compile("Ruilen van werkplek|Swapping")).count() == 0

    lead.page.get_by_role("button", name="Publiceer in").click()
    lead.see("Nog niet gepubliceerd")
    assert reader.open("/en/news/ruilen-van-werkplek/").status == 404
    translate(lead, ["On Saturday we learn from each other."])
    lead.page.get_by_role("tab", name="Vindbaarheid").click()
    translate(lead, ["swapping-workplaces"])
    lead.page.get_by_role("button", name="Publiceer in").click()
    lead.page.get_by_text(re.compile("Swapping workplaces.*gepubliceerd|gepubliceerd.*Swapping")).first.wait_for()

    pair = {"nl": running_site.address + dutch, "en": running_site.address + english}
    assert alternates(reader, dutch).items() >= pair.items()
    assert reader.heading() == "Ruilen van werkplek"
    assert alternates(reader, english).items() >= pair.items()
    assert reader.heading() == "Swapping workplaces"
    reader.see("On Saturday we learn from each other.")
    assert reader.page.get_by_text(re.compile("Ruilen|Op zaterdag leren")).count() == 0
    reader.check()
