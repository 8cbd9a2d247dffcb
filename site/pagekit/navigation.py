"""Where am I and where can I go: main navigation, breadcrumbs and the other language of this page."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, gettext
from wagtail.models import Page, Site


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


def home_of(request):
    """The home page of this site in the language of the request, as a bare Page, or None. Asked once a request."""
    if not hasattr(request, "_leergilde_home"):
        site = Site.find_for_request(request)
        home = site.root_page if site else None
        if home and get_language() != settings.LANGUAGE_CODE:
            home = home.get_translations().filter(locale__language_code=get_language(), live=True).first() or home
        request._leergilde_home = home
    return request._leergilde_home


def primary_navigation(request) -> list[Link]:
    """The pages straight under home that editors put in the menu, in the order of the tree."""
    home = home_of(request)
    if not home:
        return []
    pages = Page.objects.child_of(home).live().public().in_menu().filter(alias_of__isnull=True)
    return [Link(page.title, url, request.path.startswith(url)) for page in pages if (url := page.get_url(request))]


def breadcrumb_trail(request) -> list[Link]:
    """From home to here. Pages come from the tree; a form sets `request.breadcrumb_page` and `request.breadcrumb_title`."""
    page = getattr(request, "served_page", None) or getattr(request, "breadcrumb_page", None)
    title = getattr(request, "breadcrumb_title", "")
    home = home_of(request)
    if not home or (not page and not title):
        return []
    trail = [Link(gettext("Home"), home.get_url(request) or "/")]
    if page and page.depth > home.depth:
        ancestors = Page.objects.ancestor_of(page).filter(depth__gt=home.depth).live()
        trail += [Link(ancestor.title, ancestor.get_url(request) or "") for ancestor in ancestors]
        trail.append(Link(page.title, page.get_url(request) or "", current=not title))
    if title:
        trail.append(Link(title, request.path, current=True))
    return trail if len(trail) > 1 else []


LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def alternates(request) -> list[Link]:
    """This page in each language, for the language switch and hreflang; a page without translation leads to the other home."""
    page = getattr(request, "served_page", None)
    links = []
    for code, name in LANGUAGE_NAMES.items():
        url = _page_in(page, code, request) if page else translate_url(request.get_full_path(), code)
        if url:
            links.append(Link(name, url, code == get_language(), code))
    return links


def _page_in(page, code, request):
    if page.locale.language_code == code:
        return page.get_url(request)
    twin = page.get_translations().live().public().filter(locale__language_code=code, alias_of__isnull=True).first()
    return twin.get_url(request) if twin else None
