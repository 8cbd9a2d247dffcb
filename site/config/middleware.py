"""Headers of every answer, and the host that serves the admin."""

from django.conf import settings
from django.http import Http404


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class SecurityHeadersMiddleware:
    """A strict content policy for the public site, Wagtail's own for /beheer/, and the other headers of trust.md H9."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public_policy = _policy(settings.SECURE_CSP)
        self.admin_policy = _policy(settings.SECURE_CSP_ADMIN)

    def __call__(self, request):
        response = self.get_response(request)
        in_admin = request.path.startswith("/beheer/")
        headers = response.headers
        headers.setdefault("Content-Security-Policy", self.admin_policy if in_admin else self.public_policy)
        headers["X-Frame-Options"] = "SAMEORIGIN" if in_admin else "DENY"
        headers["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            headers["Cache-Control"] = "no-store, private"
        return response


class AdminHostMiddleware:
    """With ADMIN_HOST set, no other host knows that /beheer/ exists."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = settings.ADMIN_HOST
        if host and request.path.startswith("/beheer") and request.get_host() != host:
            raise Http404
        return self.get_response(request)
