"""Marking text that is in another language than the page it stands on, for whoever has the page read aloud."""

from django import template

from pagekit import languages

register = template.Library()


@register.filter
def lang_attribute(language):
    """` lang="nl"` for an element with text in `language`; nothing when the page is in that language itself."""
    return languages.lang_attribute(language)


@register.filter
def page_language(page):
    """The language of a page; nothing for no page."""
    return languages.language_of(page.locale_id) if page else ""


@register.filter
def language_of(row, name):
    """The language of the text `name` of a bilingual row, as the reader gets it."""
    return row.language_of(name)
