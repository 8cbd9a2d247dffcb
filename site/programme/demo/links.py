"""Addresses in the texts of the demonstration become links to pages, which follow the reader's language and a new
slug."""

import re

from wagtail.models import Locale, Page, Site

INTERNAL = re.compile(r'<a href="(/[^"#?]*)">')


def page_at(address: str) -> Page | None:
    """The Dutch page at `address` ("/kennisbank/evc/"), or None when it is no page."""
    home = Site.objects.get(is_default_site=True).root_page
    return Page.objects.filter(url_path=f"{home.url_path}{address.strip('/')}/".replace("//", "/")).first()


def page_in(address: str, language: str) -> Page | None:
    """The page at the Dutch `address` in `language`, else the Dutch one. None when it is no page."""
    page = page_at(address)
    locale = Locale.objects.get(language_code=language)
    return page and (page.get_translation_or_none(locale) or page)


def linked(address: str, language: str, *, label: str) -> dict:
    """The value of a link block to the Dutch `address`: the page when there is one, else the address itself."""
    page = page_in(address, language)
    return {"page": page.pk if page else None, "url": "" if page else address, "label": label}


def with_page_links(html: str, language: str) -> str:
    """`html` with links to our own pages as Wagtail keeps them."""

    def replace(match):
        page = page_in(match[1], language)
        return f'<a linktype="page" id="{page.pk}">' if page else match[0]

    return INTERNAL.sub(replace, html)


def page_text(html: str, language: str) -> str:
    """`html` of the content files as the text of a page: its small headings come straight under the title of the
    page."""
    return with_page_links(html.strip().replace("<h3>", "<h2>").replace("</h3>", "</h2>"), language)
