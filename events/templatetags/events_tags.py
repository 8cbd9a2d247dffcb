"""What this room shows: its own agenda, and its next sessions inside other rooms' pages.

For other rooms: `{% next_sessions 3 %}` (home) and `{% sessions_about instrument %}` (an instrument's page).
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from events import queries, rules
from events.enums import EventKind, SessionStatus
from events.errors import MembersOnly
from events.feeds import place_slug
from events.links import sign_attendee, sign_registration
from events.models import Attendee
from pagekit.dates import spoken_moment
from pagekit.surroundings import surroundings_of

register = template.Library()

DRAWINGS = {
    EventKind.WORKSHOP: "event-workshop",
    EventKind.PEER_SESSION: "event-peer-session",
    EventKind.HR_CAFE: "event-hr-cafe",
    EventKind.KICKSTART: "event-kickstart",
}
PAST_ON_A_PAGE = 20


@register.filter
def drawing(kind):
    """The name of the drawing by which people recognise a kind of session."""
    return DRAWINGS.get(kind, "calendar")


@register.filter
def seats_text(session):
    """The places of a session in words; needs counts."""
    if session.status == SessionStatus.CANCELLED:
        return gettext("called off")
    if session.places_left:
        return ngettext("%(left)s place left", "%(left)s places left", session.places_left) % {
            "left": session.places_left
        }
    if not session.waiting_list:
        return gettext("full")
    if not session.waiting_count:
        return gettext("full, there is a waiting list")
    return ngettext("full, %(waiting)s person waits", "full, %(waiting)s people wait", session.waiting_count) % {
        "waiting": session.waiting_count
    }


@register.filter
def can_register(session):
    """Whether the page offers a way in: a place, or the waiting list; needs counts."""
    refusal = rules.why_not_registering(session, now=timezone.now())
    open_now = refusal is None or isinstance(refusal, MembersOnly)  # the form asks to sign in
    return open_now and (session.places_left > 0 or session.waiting_list)


@register.filter
def closed_text(session):
    """Why the page offers no way in, in one sentence; nothing when it does."""
    refusal = rules.why_not_registering(session, now=timezone.now())
    return refusal.message() if refusal else ""


@dataclass(frozen=True)
class Chip:
    """One choice of a filter."""

    text: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Facet:
    """One filter: what an entry has of it, and how to say it."""

    name: str
    label: str
    value: object
    text: object


def _facets(now):
    return [
        Facet("kind", gettext("Kind"), lambda e: e.page.kind, lambda e: e.page.get_kind_display()),
        Facet(
            "place",
            gettext("Where"),
            lambda e: "online" if e.session.is_online else e.session.city,
            lambda e: gettext("Online") if e.session.is_online else e.session.city,
        ),
        Facet(
            "theme",
            gettext("Theme"),
            lambda e: e.page.theme.slug if e.page.theme else "",
            lambda e: e.page.theme.name if e.page.theme else "",
        ),
        Facet(
            "open",
            gettext("Places"),
            lambda e: "1" if e.session.has_room(now) else "",
            lambda e: gettext("With places left"),
        ),
    ]


@register.simple_tag(takes_context=True)
def agenda(context):
    """The agenda for the address that was asked: `months` of entries, `filters`, `chosen`, or the past (`page_obj`)."""
    request = context["request"]
    params = request.GET
    now, language = timezone.now(), get_language()
    if params.get("past"):
        past = queries.past_entries(language, now=now)
        page_obj = Paginator(past, PAST_ON_A_PAGE).get_page(params.get("page"))
        return {"past": True, "months": queries.by_month(page_obj), "page_obj": page_obj}
    found = queries.upcoming_entries(language, now=now, around=surroundings_of(request))
    facets = _facets(now)
    chosen = {facet.name: params[facet.name] for facet in facets if params.get(facet.name)}
    shown = _matching(found, facets, chosen)
    return {
        "months": queries.by_month(shown),
        "total": len(shown),
        "filters": _filters(["kind", "open"], facets, found, chosen),
        "more_filters": _filters(["place", "theme"], facets, found, chosen),
        "more_is_open": bool({"place", "theme"} & set(chosen)),
        "chosen": chosen,
        "theme": chosen.get("theme", "") if shown else "",
        "place": place_slug(shown[0].session) if shown and chosen.get("place") else "",
    }


def _matching(found, facets, chosen):
    return [
        entry
        for entry in found
        if all(facet.value(entry) == chosen[facet.name] for facet in facets if facet.name in chosen)
    ]


def _filters(names, facets, found, chosen):
    """The filters with these names that have something to choose, each with its chips."""
    named = [(facet, _chips(facet, facets, found, chosen)) for facet in facets if facet.name in names]
    return [(facet.label, chips) for facet, chips in named if chips]


def _chips(facet, facets, found, chosen):
    """The choices of one filter, counted under what the other filters leave; none when there is nothing to choose."""
    others = {name: value for name, value in chosen.items() if name != facet.name}
    counts, texts = {}, {}
    for entry in _matching(found, facets, others):
        value = facet.value(entry)
        if value:
            counts[value] = counts.get(value, 0) + 1
            texts[value] = facet.text(entry)
    if len(counts) < 2 and facet.name not in chosen and facet.name != "open":
        return []
    chips = []
    for value in sorted(counts, key=lambda each: str(texts[each]).lower()):
        current = chosen.get(facet.name) == value
        choice = others if current else others | {facet.name: value}
        chips.append(Chip(texts[value], f"?{urlencode(choice)}" if choice else "?", current, counts[value]))
    return chips


@register.simple_tag
def instruments_of(page):
    """The instruments that an event works with, in the language of its page."""
    return queries.instruments_of(page)


@register.simple_tag
def links_of(address):
    """What a mail with links lists: (title, moment, link text) of everything `address` can manage."""
    rows = []
    for found in queries.places_of(address, now=timezone.now()):
        link = sign_attendee(found) if isinstance(found, Attendee) else sign_registration(found)
        title = queries.title_in(found.session.event, get_language())
        rows.append({"title": title, "when": spoken_moment(found.session.starts_at), "link": link})
    return rows


@register.inclusion_tag("events/next_sessions.html", takes_context=True)
def next_sessions(context, limit=3):
    """The next sessions with their places, for the home page; shows nothing when there are none."""
    request = context["request"]
    around = surroundings_of(request)
    found = queries.next_entries(get_language(), now=timezone.now(), limit=limit, around=around)
    return {"entries": found, "request": request}


@register.inclusion_tag("events/next_sessions.html", takes_context=True)
def sessions_about(context, instrument, limit=3):
    """The next sessions that work with `instrument` (its page), for its page; shows nothing when there are none."""
    request = context["request"]
    around, key = surroundings_of(request), instrument.translation_key
    found = queries.sessions_about(key, get_language(), now=timezone.now(), limit=limit, around=around)
    return {"entries": found, "request": request}
