"""Calendars to subscribe to: all sessions, or those of one theme."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from events import calendars, queries
from events.models import EventTheme
from pagekit.seo import absolute


@require_safe
def calendar_feed(request, theme=None):
    """The coming sessions as a calendar, called off ones marked so; `theme` is the slug of one theme."""
    found = queries.upcoming_entries(get_language(), now=timezone.now())
    name = gettext("Agenda of Leergilde")
    if theme is not None:
        chosen = EventTheme.objects.filter(slug=theme).first()
        if chosen is None:
            raise Http404
        found = [entry for entry in found if entry.page.theme_id == chosen.pk]
        name = f"{name}: {chosen.name}"
    rows = [(entry.session, entry.page.title, absolute(request, entry.page.get_url(request))) for entry in found]
    return HttpResponse(calendars.feed(rows, name=name), content_type="text/calendar; charset=utf-8")
