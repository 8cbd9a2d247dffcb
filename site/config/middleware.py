"""Headers of every answer, the host of the admin, and calm answers to impossible requests and a busy database."""

import logging

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.shortcuts import render

from config.unavailable import unavailable

log = logging.getLogger("leergilde.requests")


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
        if in_admin:
            # A preview comes through here twice: as the public page that it shows, then as the frame of the editor.
            policy = headers["Content-Security-Policy"]
            headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        if not getattr(response, "xframe_options_exempt", False):  # the agenda in a frame: its policy says where
            headers["X-Frame-Options"] = "SAMEORIGIN" if in_admin else "DENY"
        headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        if self._is_personal(request):
            headers["Cache-Control"] = "no-store, private"
        return response

    def _is_personal(self, request):
        user = getattr(request, "user", None)
        try:
            return user is not None and user.is_authenticated
        except (
            OperationalError,
            InterfaceError,
        ):  # who it is cannot be asked now: rather keep too little than too much
            return True


class AdminHostMiddleware:
    """With ADMIN_HOST set, no other host knows that /beheer/ exists."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = settings.ADMIN_HOST
        if host and request.path.startswith("/beheer") and request.get_host() != host:
            raise Http404
        return self.get_response(request)


class PossibleRequestMiddleware:
    """Refuses what no browser sends and no database takes: a NUL in the address. Forms refuse it field by field.

    A body that is too large or has too many fields is refused by Django as "suspicious"; to people that is 413.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        if _declared_length(request) > settings.REQUEST_MAX_BYTES:
            return render(request, "errors/413.html", status=413)
        return self.get_response(request)


def _declared_length(request) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class BusyDatabaseMiddleware:
    """A database that is away, or a lock that takes too long, becomes "try again in a moment" (trust.md D6, E3, E4)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        # The class only: what the database says may quote what somebody typed.
        log.error(
            "database busy or away: %s at %s",
            type(exception).__name__,
            getattr(request.resolver_match, "view_name", None),
        )
        return unavailable(request)
