"""From an address to a page: in at most two queries whatever the depth, and never a page of another language.

Wagtail walks the tree level by level (two queries each), and serves the Dutch home under /en/ while there is no English
one.
"""

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pagekit.surroundings import site_of, surroundings_of


def home_for(request, language: str | None = None) -> Page | None:
    """The live home page of this site in `language` (the active one when left out) as a bare page, or None."""
    site = site_of(request)
    return surroundings_of(request).homes_of(site).get(language or get_language()) if site else None


def find_route(request, path: str) -> RouteResult | None:
    """The page at `path` ("nieuws/iets/") below the home of the active language, or None."""
    home = home_for(request)
    if home is None:
        return None
    parts = [part for part in path.split("/") if part]
    around = surroundings_of(request)
    address = "/".join([home.url_path.rstrip("/"), *parts]) + "/"
    page = around.page_at(address)
    try:
        if page is not None:
            return page.route(request, [])
        # Not a page's own address: perhaps a page type with addresses of its own below it.
        return home.specific.route(request, parts)
    except Http404:
        return None
