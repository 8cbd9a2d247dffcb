"""Pages that stand when nothing else does: no database, no session, no navigation."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import get_language

RETRY_AFTER_SECONDS = 10
# A page goes through many hands; what opens an account is typed once more rather than written into one.
SECRET = ("password", "passkey", "credential")


def static_page(template: str, request: HttpRequest, status: int, **more: object) -> HttpResponse:
    """A page of `template` that asks nothing of the database; without its style sheet when that cannot be found."""
    try:
        stylesheet = static("css/leergilde.css")
    except ValueError:  # collectstatic has not run, or the style sheet is what is broken
        stylesheet = ""
    context = {"stylesheet": stylesheet, "path": request.get_full_path(), "language": (get_language() or "nl")[:2]}
    return HttpResponse(get_template(template).render(context | more), status=status)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Busy or away for a moment (503): come back in ten seconds. A form goes along, to be sent again by one button."""
    response = static_page("errors/503.html", request, 503, typed=what_was_typed(request))
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store, private"
    return response


def what_was_typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every (name, value) of the form that was sent; none when it holds a secret or a file, which cannot go along."""
    if request.method != "POST":
        return []
    try:
        if request.FILES or any(secret in name.lower() for name in request.POST for secret in SECRET):
            return []
        return [(name, value) for name, values in request.POST.lists() for value in values]
    except (RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return []
