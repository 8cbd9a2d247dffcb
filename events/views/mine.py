"""My sessions, for somebody who is signed in: every place of theirs, and the secret address for their calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from events import actions, calendars, queries
from events.enums import AttendeeStatus
from events.links import LIFE_AFTER_SESSION, sign_attendee, sign_registration
from events.models import Attendee, PersonalFeed
from events.views.answers import personal

DEEDS = {
    "renew": lambda user, now: actions.renew_feed(by=user, now=now),
    "stop": lambda user, now: actions.stop_feed(by=user),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_sessions(request):
    """Coming sessions and those of the last two months. POST with `calendar` renews or stops the secret address."""
    now = timezone.now()
    if request.method == "POST":
        if deed := DEEDS.get(request.POST.get("calendar", "")):
            deed(request.user, now)
        return redirect(f"{reverse('events_mine')}#calendar")
    found = queries.sessions_of(request.user, since=now - LIFE_AFTER_SESSION)
    titles = queries.titles_in([each.session.event for each in found], get_language())
    rows = [_row(each, titles) for each in found]
    feed = PersonalFeed.objects.filter(user=request.user).first()
    request.breadcrumb_title = gettext("My sessions")
    context = {
        "coming": [row for row in rows if row["session"].over_at > now],
        "past": [row for row in reversed(rows) if row["session"].over_at <= now],
        "feed_url": settings.OUTBOX_BASE_URL + reverse("events_personal_calendar", args=[feed.secret]) if feed else "",
    }
    return render(request, "events/mine.html", context)


def _row(found, titles):
    """One line: the session, who of it are mine, and the link to see and change it."""
    own = isinstance(found, Attendee)
    return {
        "session": found.session,
        "title": titles[found.session.event_id],
        "people": [found] if own else [person for person in found.attendees.all() if person.is_active],
        "link": sign_attendee(found) if own else sign_registration(found),
    }


@require_safe
def personal_feed(request, secret):
    """The places of whoever has this secret address, as they stand now; what was given up or called off is gone."""
    feed = PersonalFeed.objects.select_related("user").filter(secret=secret).first()
    if feed is None or not feed.user.is_active:
        raise Http404
    since = timezone.now() - LIFE_AFTER_SESSION
    mine = Attendee.objects.filter(email__iexact=feed.user.email, status=AttendeeStatus.CONFIRMED)
    mine = mine.filter(session__over_at__gt=since).select_related("session__event__locale", "registration")
    mine = mine.prefetch_related("session__further_dates")
    titles = queries.titles_in([place.session.event for place in mine], get_language())
    rows = [(place, titles[place.session.event_id]) for place in mine]
    response = HttpResponse(
        calendars.own_feed(rows, name=gettext("My sessions at Leergilde")), content_type="text/calendar; charset=utf-8"
    )
    return personal(response)
