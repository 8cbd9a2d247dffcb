"""Calendars to subscribe to: all sessions, those of one theme or one town, or somebody's own."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from events import calendars, queries
from events.models import EventTheme
from pagekit.seo import absolute

ONLINE = "online"


def place_slug(session):
    """Where a session is, as a part of an address: the town, or online."""
    return ONLINE if session.is_online else slugify(session.city)


@require_safe
def calendar_feed(request, theme=None, place=None):
    """The coming sessions as a calendar, called off ones marked so; of one `theme`, or in one `place` (as slugs)."""
    found = queries.upcoming_entries(get_language(), now=timezone.now())
    name = gettext("Agenda of Leergilde")
    if theme is not None:
        chosen = EventTheme.objects.filter(slug=theme).first()
        if chosen is None:
            raise Http404
        found = [entry for entry in found if entry.page.theme_id == chosen.pk]
        name = f"{name}: {chosen.name}"
    if place is not None:
        found = [entry for entry in found if place_slug(entry.session) == place]
        if not found:
            raise Http404
        name = f"{name}: {gettext('Online') if place == ONLINE else found[0].session.city}"
    rows = [(entry.session, entry.page.title, absolute(request, entry.page.get_url(request))) for entry in found]
    return HttpResponse(calendars.feed(rows, name=name), content_type="text/calendar; charset=utf-8")
