"""What every template of the public site may count on."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from pagekit.models import SiteSettings
from pagekit.navigation import alternates, breadcrumb_trail, primary_navigation


def frame(request):
    """The frame round a page: settings, navigation, breadcrumbs, languages. Lazy, so the admin and JSON pay nothing."""
    if request.path.startswith("/beheer/"):
        return {}
    return {
        "site_settings": SimpleLazyObject(lambda: SiteSettings.for_request(request)),
        "primary_navigation": SimpleLazyObject(lambda: primary_navigation(request)),
        "breadcrumbs": SimpleLazyObject(lambda: breadcrumb_trail(request)),
        "languages": SimpleLazyObject(lambda: alternates(request)),
        "language_code": get_language(),
        "base_url": settings.WAGTAILADMIN_BASE_URL,
    }
