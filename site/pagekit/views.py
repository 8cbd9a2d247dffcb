"""Serving pages, and the one sitemap over all languages."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.views import serve as wagtail_serve

from pagekit.queries import sitemap_entries
from pagekit.routing import find_route
from pagekit.surroundings import site_of, surroundings_of


def serve_page(request, path):
    """A page of the tree: found our way, then served by Wagtail with its hooks (restrictions) and method checks."""
    site_of(request)
    if not hasattr(request, "_wagtail_route_for_request"):
        route = find_route(request, path)
        if route:
            route.page.surroundings = surroundings_of(request)
        request._wagtail_route_for_request = route
    return wagtail_serve(request, path)


@require_safe
def sitemap(request):
    """Every public page with its translations, in all languages (stack.md 1: Wagtail's own knows only one)."""
    entries = sitemap_entries(request)
    body = render_to_string("pages/pagekit/sitemap.xml", {"entries": entries})
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
