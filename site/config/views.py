"""What every site has: health, robots, security.txt, and the pages that help when something went wrong."""

import sys
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.static import serve

from config.unavailable import static_page, unavailable


@require_safe
def health(request):
    """Whether this process answers and its database too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request):
    """Crawlers may read everything that is public, and need not look at forms and personal links."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in ("/beheer/", "/account/", "/mijn/", "/aanmelding/", "/lijstje/")]
    lines += ["", f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request):
    """Where to report a leak (RFC 9116); the date of expiry moves along with every request's year."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    base = settings.WAGTAILADMIN_BASE_URL
    lines = [
        f"Contact: {base}/contact/",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {base}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def media(request, path):
    """Uploaded pictures, when no web server stands in front (development and demonstration)."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def bad_request(request, exception=None):
    """The request cannot be right; one that was too large is told so (413)."""
    if isinstance(exception, DisallowedHost):  # the frame of a page asks for the host, and would fail on it again
        return static_page("errors/400_host.html", request, 400)
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return _error_page(request, 413 if too_large else 400)


def permission_denied(request, exception=None):
    return _error_page(request, 403)


def csrf_failure(request, reason=""):
    """A form that stood open too long or a browser without cookies: calm words, and the way back."""
    return render(request, "errors/403_csrf.html", {"path": request.get_full_path()}, status=403)


def not_found(request, exception=None):
    return _error_page(request, 404)


def too_many_requests(request, exception=None):
    return _error_page(request, 429)


def server_error(request):
    """The page when the site itself failed: it asks nothing of the database, which may be what failed."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return static_page("errors/500.html", request, 500)


def _error_page(request, status):
    return render(request, f"errors/{status}.html", status=status)
