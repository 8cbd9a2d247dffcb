"""Pages that stand when nothing else does: no database, no session, no navigation."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import get_language

RETRY_AFTER_SECONDS = 10


def static_page(template: str, request: HttpRequest, status: int) -> HttpResponse:
    """A page of `template` that asks nothing of the database; without its style sheet when that cannot be found."""
    try:
        stylesheet = static("css/leergilde.css")
    except ValueError:  # collectstatic has not run, or the style sheet is what is broken
        stylesheet = ""
    context = {"stylesheet": stylesheet, "path": request.get_full_path(), "language": (get_language() or "nl")[:2]}
    return HttpResponse(get_template(template).render(context), status=status)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Busy or away for a moment (503): come back in ten seconds."""
    response = static_page("errors/503.html", request, 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
