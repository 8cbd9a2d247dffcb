"""The agenda on other people's sites: a page to put in a frame, and the coming sessions as data (issue 3, E12)."""

from typing import Any

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events import queries
from events.enums import AttendanceMode, SessionStatus
from events.feeds import place_slug
from pagekit.models import SiteSettings
from pagekit.seo import absolute
from pagekit.surroundings import site_of, surroundings_of

MOST, USUAL = 50, 10
MINUTE = "public, max-age=60"
STATES = {SessionStatus.SCHEDULED: "scheduled", SessionStatus.CANCELLED: "cancelled"}


@require_safe
def frame(request):
    """The coming sessions without anything round them; `theme`, `place` and `most` in the address choose.

    Only the origins that the administrator wrote down may show it in a frame.
    """
    entries = _chosen(request)[: _most(request)]
    response = render(request, "events/frame.html", {"entries": entries, "language": get_language()})
    origins = SiteSettings.of_site(site_of(request)).frame_origin_list
    policy = settings.SECURE_CSP | {"frame-ancestors": " ".join(origins) or "'none'"}
    response["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.xframe_options_exempt = bool(origins)
    return response


@require_safe
def sessions_json(request):
    """The coming sessions, called off ones too, as `sessions_schema` describes them. Nothing about people."""
    found = [_told(request, entry) for entry in _chosen(request)]
    schema = absolute(request, reverse("events_json_schema"))
    return _open_to_all(JsonResponse({"$schema": schema, "language": get_language(), "sessions": found}))


@require_safe
def sessions_schema(request):
    """What stands in the data, in JSON Schema (2020-12)."""
    return _open_to_all(JsonResponse(SCHEMA))


def _chosen(request):
    entries = queries.upcoming_entries(get_language(), now=timezone.now(), around=surroundings_of(request))
    theme, place = request.GET.get("theme"), request.GET.get("place")
    if theme:
        entries = [entry for entry in entries if entry.page.theme and entry.page.theme.slug == theme]
    return [entry for entry in entries if not place or place_slug(entry.session) == place]


def _most(request) -> int:
    given = request.GET.get("most", "")
    return min(int(given), MOST) if given.isascii() and given.isdigit() and 0 < len(given) < 4 else USUAL


def _told(request, entry) -> dict[str, Any]:
    session, page = entry.session, entry.page
    return {
        "id": str(session.uid),
        "title": page.title,
        "summary": page.summary,
        "url": absolute(request, page.get_url(request)),
        "starts": session.starts_at.astimezone(session.zone).isoformat(timespec="seconds"),
        "ends": session.over_at.astimezone(session.zone).isoformat(timespec="seconds"),
        "status": STATES.get(session.status, "completed"),
        "mode": session.attendance_mode,
        "place": session.place_line,
        "town": session.city,
        "theme": page.theme.slug if page.theme else None,
        "places": session.capacity,
        "places_left": session.places_left,
    }


def _open_to_all(response):
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = MINUTE
    return response


_TEXT, _MOMENT, _COUNT = (
    {"type": "string"},
    {"type": "string", "format": "date-time"},
    {"type": "integer", "minimum": 0},
)
_SESSION = {
    "id": {"type": "string", "format": "uuid", "description": "Stays the same when the session is moved."},
    "title": _TEXT,
    "summary": _TEXT,
    "url": {"type": "string", "format": "uri"},
    "starts": _MOMENT | {"description": "With the offset of the place at that moment."},
    "ends": _MOMENT | {"description": "Of a course of several dates: the end of the last one."},
    "status": {"enum": ["scheduled", "cancelled", "completed"]},
    "mode": {"enum": list(AttendanceMode.values)},
    "place": _TEXT,
    "town": _TEXT,
    "theme": {"type": ["string", "null"]},
    "places": _COUNT,
    "places_left": _COUNT,
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Coming sessions",
    "description": "Ask with ?theme= (slug) and ?place= (slug of a town, or online). May change by adding fields only.",
    "type": "object",
    "required": ["language", "sessions"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "language": {"enum": ["nl", "en"]},
        "sessions": {
            "type": "array",
            "items": {"type": "object", "required": list(_SESSION), "properties": _SESSION},
        },
    },
}
