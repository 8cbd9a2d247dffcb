"""What every template of the public site may count on."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from pagekit import navigation, seo
from pagekit.addresses import localised_path
from pagekit.languages import mark
from pagekit.surroundings import site_of, surroundings_of


def frame(request):
    """The frame round a page: settings, navigation, breadcrumbs, languages. Lazy, so that JSON and mail pay nothing."""
    if request.path.startswith("/beheer/") and not hasattr(request, "served_page"):
        return {}

    def lazily(function):
        return SimpleLazyObject(lambda: function(request))

    return {
        "site_settings": lazily(site_texts),
        "alert_banner": lazily(alert_banner),
        "primary_navigation": lazily(navigation.primary_navigation),
        "footer_links": lazily(navigation.footer_links),
        "breadcrumbs": lazily(navigation.breadcrumb_trail),
        "languages": lazily(navigation.language_links),
        "language_alternates": lazily(seo.language_alternates),
        "canonical_url": lazily(seo.canonical_address),
        "description": lazily(seo.description_of),
        "social_image_url": lazily(seo.social_image_address),
        "structured_data": lazily(seo.structured_data),
        "structured_data_follows": lazily(seo.structured_data_follows),
        "language_code": get_language(),
        "base_url": settings.WAGTAILADMIN_BASE_URL,
    }


def site_texts(request):
    """The site's own texts in the language of the reader."""
    stored = surroundings_of(request).settings_of(site_of(request))
    return {
        "site_name": stored.programme_name,
        "description": mark(stored.text("tagline"), stored.language_of("tagline")),
        "has_contact": bool(stored.contact_mailbox),
    }


def alert_banner(request):
    """The notice above every page, or nothing."""
    stored = surroundings_of(request).settings_of(site_of(request))
    text = stored.text("alert_text")
    if not (stored.alert_active and text):
        return {}
    return {"text": mark(text, stored.language_of("alert_text")), "url": localised_path(stored.alert_link)}
