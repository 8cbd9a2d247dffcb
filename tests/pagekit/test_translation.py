"""The traps of wagtail-localize on Wagtail 8 (stack.md 1), each held by a test."""

import json

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from programme.models import ContentPage
from tests.programme.factories import make_content_page

TABLE = {
    "table_caption": "Kosten",
    "table_header_choice": "row",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "data": [["Wat", "Tijd"], ["Dagstart", "5 minuten"]],
}


def stream(*blocks):
    return json.dumps(
        [
            {"type": kind, "value": value, "id": f"0000000{n}-1111-4111-8111-111111111111"}
            for n, (kind, value) in enumerate(blocks)
        ]
    )


def submit(page, locale):
    translate_object(page, [locale])
    return page.get_translation(locale)


def translate_all(page, locale, words):
    """Translate every string of `page` and publish the translation."""
    source = TranslationSource.objects.get_for_instance(page)
    translation = Translation.objects.get(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": words.get(segment.string.data, f"EN {segment.string.data}")},
        )
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return page.get_translation(locale).specific


@pytest.fixture
def page(tree):
    target = make_content_page(tree.nl, "Doel")
    submit(target, tree.english)
    link = {"page": target.pk, "url": "", "label": "Lees verder"}
    body = stream(
        ("text", f'<p>Zie <a linktype="page" id="{target.pk}">het doel</a>.</p>'),
        ("table", TABLE),
        ("callout", {"title": "Let op", "text": "<p>Kijk.</p>", "link": link}),
    )
    return make_content_page(tree.nl, "Kosten en tijd", body=body, introduction="Wat het kost.")


def test_submitted_page_is_a_draft_and_not_dutch_under_en(client, page, tree):
    english = submit(page, tree.english)
    assert english.live is False
    assert client.get("/en/kosten-en-tijd/").status_code == 404


def publish(client, page):
    """Press the button of wagtail-localize; gives what the admin says then."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}, follow=True)


def keep_words(locale, segments):
    """Translate `segments` to what they say already, as one does with names."""
    for segment in segments:
        StringTranslation.objects.create(
            translation_of=segment.string, locale=locale, context=segment.context, data=segment.string.data
        )


def test_translation_with_a_text_to_go_is_not_published(admin_client, page, tree):
    english = submit(page, tree.english)
    source = TranslationSource.objects.get_for_instance(page)
    last, *others = source.stringsegment_set.select_related("string", "context")
    keep_words(tree.english, others)
    answer = publish(admin_client, english)
    english.refresh_from_db()
    assert english.live is False
    assert "Nog niet gepubliceerd: 1 tekst" in answer.text

    keep_words(tree.english, [last])
    publish(admin_client, english)
    english.refresh_from_db()
    assert english.live is True


def test_table_is_translated(client, page, tree):
    submit(page, tree.english)
    translate_all(
        page, tree.english, {"Kosten": "Costs", "Dagstart": "Daily start", "kosten-en-tijd": "costs-and-time"}
    )
    html = client.get("/en/costs-and-time/").text
    assert "<caption>Costs</caption>" in html
    assert "<td>Daily start</td>" in html
    assert "Dagstart" not in html
    assert "<td>Dagstart</td>" in client.get("/kosten-en-tijd/").text


def test_chosen_page_leads_to_the_language_of_the_reader(client, page, tree):
    target = ContentPage.objects.get(slug="doel", locale=tree.dutch)
    translate_all(target, tree.english, {"doel": "goal"})
    submit(page, tree.english)
    translate_all(page, tree.english, {"kosten-en-tijd": "costs-and-time"})
    dutch, english = client.get("/kosten-en-tijd/").text, client.get("/en/costs-and-time/").text
    assert dutch.count('href="/doel/"') == 2
    assert english.count('href="/en/goal/"') == 2
    assert 'href="/doel/"' not in english


def test_chosen_page_that_was_withdrawn_shows_no_link(client, page, tree):
    ContentPage.objects.get(slug="doel", locale=tree.dutch).unpublish()
    html = client.get("/kosten-en-tijd/").text
    assert "Lees verder" not in html
    assert "Let op" in html


def test_automatic_copy_is_in_no_list(client, page, tree):
    page.copy_for_translation(tree.english, alias=True)
    assert Page.objects.filter(locale=tree.english, alias_of=page).exists()
    for address in ("/en/", "/sitemap.xml", "/kosten-en-tijd/"):
        assert "/en/kosten-en-tijd/" not in client.get(address).text
