"""News, programmes and pages for tests."""

import json

from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from programme.enums import NewsCategory
from programme.models import ContentPage, NewsIndexPage, NewsPage, Programme


def make_news_index(tree, language="nl"):
    """The news page below the home of `language`; the English one translates the Dutch one when that is there."""
    home = getattr(tree, language)
    slug = {"nl": "nieuws", "en": "news"}[language]
    page = NewsIndexPage(title=slug.title(), slug=slug, locale=home.locale, show_in_menus=True)
    source = NewsIndexPage.objects.filter(locale=tree.dutch).first()
    if source:
        page.translation_key = source.translation_key
    return home.add_child(instance=page)


def make_news(index, title="Nieuws over leren", **fields):
    """A published item."""
    now = timezone.now()
    values = {
        "slug": title.lower().replace(" ", "-"),
        "category": NewsCategory.PROGRAMME,
        "introduction": f"Waar het in {title} over gaat.",
        "date": timezone.localdate(),
        "first_published_at": now,
        "last_published_at": now,
        "locale": index.locale,
        **fields,
    }
    return index.add_child(instance=NewsPage(title=title, **values))


def text_body(html="<p>Tekst.</p>"):
    """A stream with one block of text."""
    return json.dumps([{"type": "text", "value": html, "id": "11111111-1111-4111-8111-111111111111"}])


def make_content_page(parent, title="Over ons", **fields):
    """A published page of text."""
    values = {"slug": title.lower().replace(" ", "-"), "locale": parent.locale, "body": text_body(), **fields}
    return parent.add_child(instance=ContentPage(title=title, **values))


def make_programme(slug="vakmanschap", **fields):
    """A programme without rows."""
    return Programme.objects.create(slug=slug, **{"name_nl": "Vakmanschap", "region": "Gelderland", **fields})


def editor_form(page, *, streams=("body",), **fields):
    """What the editor of Wagtail sends for `page` with empty streams; `fields` are its other fields."""
    empty = {name: streamfield([]) for name in streams}
    values = {"title": page.title, "slug": page.slug, "comments": inline_formset([]), **empty, **fields}
    return nested_form_data(values)
