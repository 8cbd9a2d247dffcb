"""Text in another language than the page is marked, and nothing else is."""

import pytest
from django.utils.translation import override
from wagtail.models import Site

from pagekit.languages import lang_attribute, mark
from pagekit.models import SiteSettings


@pytest.mark.parametrize(("page", "text", "attribute"), [("nl", "nl", ""), ("en", "nl", ' lang="nl"'), ("en", "", "")])
def test_attribute_stands_only_on_another_language(page, text, attribute):
    with override(page):
        assert lang_attribute(text) == attribute


def test_marked_text_is_escaped_and_what_has_no_words_stays_as_it_is():
    with override("en"):
        assert mark("<b>Hoi</b>", "nl") == '<span lang="nl">&lt;b&gt;Hoi&lt;/b&gt;</span>'
        assert [mark("", "nl"), mark("350", "nl"), mark("Hi", "en")] == ["", "350", "Hi"]


def test_dutch_notice_above_an_english_page_is_marked(client, tree):
    SiteSettings.objects.create(
        site=Site.objects.get(),
        alert_active=True,
        alert_text_nl="Maandag gesloten.",
        tagline_nl="Leer",
        tagline_en="Learn",
    )
    english, dutch = client.get("/en/").text, client.get("/").text
    assert '<span lang="nl">Maandag gesloten.</span>' in english
    assert "<span>Maandag gesloten.</span>" in dutch
    assert "<p>Learn</p>" in english
    assert "<p>Leer</p>" in dutch
