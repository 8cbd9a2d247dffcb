"""Staff come into /beheer/ with their second factor only; who is not staff finds nothing there."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

# Reached before and after signing in; they show nothing of the admin.
OPEN_PATHS = ("/beheer/login/", "/beheer/logout/", "/beheer/jsi18n/")


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to where they set one up, and staff who did not use it to where they do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/beheer/") and request.path not in OPEN_PATHS and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise Http404
            if settings.STAFF_MFA and not used_second_factor(request):
                return self._ask(request)
        return self.get_response(request)

    def _ask(self, request):
        types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
        if not types - {Authenticator.Type.RECOVERY_CODES}:
            return redirect("mfa_index")
        if Authenticator.Type.TOTP in types:
            where = reverse("mfa_reauthenticate")
        else:
            where = reverse("mfa_reauthenticate_webauthn")
        # Only a page that was asked for is worth coming back to; a form that was sent is not.
        wanted = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
        return redirect(f"{where}?{urlencode({'next': wanted})}")


def used_second_factor(request) -> bool:
    """Whether this session was opened (or opened again) with the second factor of its user."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
