"""Every address of the site (PRODUCT.md, "Addresses"). Dutch has no prefix, English stands under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from config import views
from pagekit.urls import page_urlpatterns

urlpatterns = [
    path("health/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("", include("pagekit.urls")),
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Wagtail's own drops the cookie of whoever only looks at it.
    path("beheer/logout/", require_POST(LogoutView.as_view())),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
]

if settings.DEMONSTRATION:
    # A production site has its web server (or object storage) in front for uploaded pictures.
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", views.media)]

urlpatterns += i18n_patterns(
    path("account/", include("accounts.urls")),
    path("", include("pagekit.search.urls")),
    path("", include("programme.urls")),
    path("", include("events.attendance.urls")),
    path("", include("events.afterwards.urls")),
    path("", include("events.takeaways.urls")),
    path("", include("events.demand.urls")),
    path("", include("events.urls")),
    path("", include("community.urls")),
    path("", include("kennisbank.versions.urls")),
    path("", include("kennisbank.opendata.urls")),
    path("", include("kennisbank.evidence.urls")),
    path("", include("kennisbank.schemes.urls")),
    path("", include("kennisbank.shortlist.urls")),
    path("", include("kennisbank.training.urls")),
    path("", include("kennisbank.urls")),
    path("", include(page_urlpatterns)),
    prefix_default_language=False,
)

handler400 = "config.views.bad_request"
handler403 = "config.views.permission_denied"
handler404 = "config.views.not_found"
handler429 = "config.views.too_many_requests"  # allauth looks here
handler500 = "config.views.server_error"
