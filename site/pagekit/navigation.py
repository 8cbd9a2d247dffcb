"""Where am I and where can I go: main navigation, breadcrumbs and the other language of this page."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from pagekit.queries import published_pages
from pagekit.routing import home_for
from pagekit.surroundings import site_of, surroundings_of

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


@dataclass(frozen=True)
class Link:
    """One link of a navigation; `current` when it is (or holds) the page that is shown."""

    title: str
    url: str
    current: bool = False
    code: str = ""

    @property
    def name(self):
        """The same text under the name that the language switch uses."""
        return self.title


def shown_page(request) -> Page | None:
    """The page that is being served, or that the form which is shown belongs to."""
    return getattr(request, "served_page", None) or getattr(request, "breadcrumb_page", None)


def primary_navigation(request) -> list[Link]:
    """The main menu in the language of the request."""
    home = home_for(request)
    if not home:
        return []
    return [
        Link(entry.title, entry.url, request.path.startswith(entry.url))
        for entry in surroundings_of(request).menu_of(home)
    ]


def footer_links(request) -> list[Link]:
    """The links at the bottom in the language of the request."""
    entries = surroundings_of(request).footer_of(site_of(request), get_language() or settings.LANGUAGE_CODE)
    return [Link(entry.title, entry.url) for entry in entries]


def breadcrumb_trail(request) -> list[Link]:
    """From home to here: pages from the tree, then what a view says in `request.breadcrumb_title`.

    Asked once a request.
    """
    if not hasattr(request, "_leergilde_trail"):
        request._leergilde_trail = _trail(request)
    return request._leergilde_trail


def _trail(request):
    page = shown_page(request)
    title = getattr(request, "breadcrumb_title", "")
    home = home_for(request)
    if not home or (not page and not title):
        return []
    trail = [Link(gettext("Home"), home.get_url(request) or "/")]
    if page and page.path and page.depth > home.depth:
        if page.depth > home.depth + 1:
            trail += surroundings_of(request).remember(
                ("ancestors", page.pk, home.pk), lambda: _ancestors(page, home, request)
            )
        trail.append(Link(page.title, page.get_url(request) or "", current=not title))
    if title:
        trail.append(Link(title, request.path, current=True))
    return trail if len(trail) > 1 else []


def _ancestors(page, home, request):
    ancestors = Page.objects.ancestor_of(page).filter(depth__gt=home.depth).live()
    return [Link(ancestor.title, ancestor.get_url(request) or "") for ancestor in ancestors]


def translations_of(request) -> dict[str, str]:
    """The addresses of this page by language, itself included: only pages that exist, are public and were
    translated."""
    if not hasattr(request, "_leergilde_translations"):
        page = shown_page(request)
        request._leergilde_translations = _find_translations(page, request) if page and page.pk else {}
    return request._leergilde_translations


def _find_translations(page, request):
    site = site_of(request)
    homes = surroundings_of(request).homes_of(site) if site else {}
    if page.pk in {home.pk for home in homes.values()}:
        found = homes
    else:
        twins = published_pages().filter(translation_key=page.translation_key).exclude(pk=page.pk)
        codes = {home.locale_id: code for code, home in homes.items()}
        found = {codes[twin.locale_id]: twin for twin in twins if twin.locale_id in codes}
        if page.locale_id in codes:
            found[codes[page.locale_id]] = page
    return {code: url for code, found_page in found.items() if (url := found_page.get_url(request))}


def language_links(request) -> list[Link]:
    """The language switch: this page in each language; a page that was not translated leads to the other home."""
    page = getattr(request, "served_page", None)
    links = []
    for code, name in LANGUAGE_NAMES.items():
        url = _address_in(request, page, code)
        if url:
            links.append(Link(name, url, code == get_language(), code))
    return links


def _address_in(request, page, code):
    if page is None:
        return translate_url(request.get_full_path(), code)
    url = translations_of(request).get(code)
    if url:
        return url
    home = home_for(request, code)
    return home.get_url(request) if home else None
