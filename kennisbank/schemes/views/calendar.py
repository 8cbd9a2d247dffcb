"""When schemes take applications: a page, and a calendar to subscribe to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kennisbank.schemes import queries
from kennisbank.schemes.feeds import windows_calendar
from pagekit.seo import absolute


@require_safe
def calendar(request):
    """The windows that are open or to come."""
    request.breadcrumb_page = queries.index_in(get_language())
    request.breadcrumb_title = gettext("When you can apply")
    rows = queries.calendar_rows(get_language(), today=timezone.localdate())
    return render(request, "kennisbank/schemes/calendar.html", {"rows": rows})


@require_safe
def calendar_feed(request):
    """The same windows as a calendar."""
    rows = queries.calendar_rows(get_language(), today=timezone.localdate())
    entries = [(each, absolute(request, each.row.page.get_url(request))) for each in rows]
    return HttpResponse(windows_calendar(entries), content_type="text/calendar; charset=utf-8")
