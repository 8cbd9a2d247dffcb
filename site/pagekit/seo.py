"""What search engines and shared links are told about a page."""

import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from pagekit.navigation import breadcrumb_trail, shown_page, translations_of
from pagekit.surroundings import site_of, surroundings_of

SOCIAL_IMAGE_FILTER = "fill-1200x630|format-jpeg"
# Inside <script> these three could end the element or start a comment; JSON knows them by number as well.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def root_address(request) -> str:
    """The scheme and host that this site is known by, for addresses that leave the page."""
    site = site_of(request)
    return settings.WAGTAILADMIN_BASE_URL if site is None or site.is_default_site else site.root_url


def absolute(request, address: str) -> str:
    """`address` (a path of ours, or already complete) as a complete address."""
    return address if address.startswith(("http://", "https://")) else f"{root_address(request)}{address}"


def canonical_address(request) -> str:
    """The one address of what is shown: of the page without a query, or of the view."""
    page = getattr(request, "served_page", None)
    return absolute(request, (page.get_url(request) if page and page.pk else None) or request.path)


def description_of(request) -> str:
    """The sentence for search engines: the page's, else the site's."""
    page = shown_page(request)
    text = getattr(page, "description", "") if page else ""
    return text or surroundings_of(request).settings_of(site_of(request)).text("tagline")


def social_image_address(request) -> str:
    """The picture that goes with a shared link: the page's, else the site's, else the one drawn for the house."""
    page = shown_page(request)
    image = getattr(page, "share_image", None) or surroundings_of(request).settings_of(site_of(request)).social_image
    if image is not None:
        return absolute(request, image.get_rendition(SOCIAL_IMAGE_FILTER).url)
    try:
        return absolute(request, static("brand/social.png"))
    except ValueError:  # the manifest of static files does not know it
        return ""


def language_alternates(request) -> list[tuple[str, str]]:
    """(language code, complete address) of this page in every language it has, with Dutch as x-default; else
    nothing."""
    page = getattr(request, "served_page", None)
    found = translations_of(request) if page else {}
    if len(found) < 2:
        return []
    alternates = [(code, absolute(request, url)) for code, url in sorted(found.items())]
    default = found.get(settings.LANGUAGE_CODE)
    return [*alternates, ("x-default", absolute(request, default))] if default else alternates


def structured_data_follows(request):
    """What the description below follows from besides the content."""
    page = getattr(request, "served_page", None)
    return page.structured_data_follows() if hasattr(page, "structured_data_follows") else None


def structured_data(request) -> str:
    """The schema.org description of what is shown, as JSON that may stand inside a script element, or ""."""
    page = getattr(request, "served_page", None)
    if page is None:
        return ""
    name = surroundings_of(request).settings_of(site_of(request)).programme_name
    trail = breadcrumb_trail(request)
    graph = list(page.structured_data(request)) if hasattr(page, "structured_data") else []
    if trail:
        graph.append(_breadcrumb_list(request, trail))
    else:
        root = root_address(request)
        graph.append({"@type": "Organization", "@id": f"{root}/#organisatie", "name": name, "url": f"{root}/"})
        graph.append({"@type": "WebSite", "name": name, "url": f"{root}/", "inLanguage": get_language()})
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - JSON with the three risky signs escaped


def _breadcrumb_list(request, trail):
    items = [
        {"@type": "ListItem", "position": number, "name": link.title, "item": absolute(request, link.url)}
        for number, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
