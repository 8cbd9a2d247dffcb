"""The way to the online meeting, by the person's own link. Looking changes nothing; the button notes presence."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from events import queries as core
from events.attendance import actions, queries, rules
from events.errors import EventsError
from events.rules import with_place
from events.views.answers import personal
from events.views.opened import people_of, with_link


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def online(request, link, found):
    """Before the window it says from when; in it a button for each person; after the button the address."""
    now, session, people = timezone.now(), found.session, with_place(people_of(found))
    if not people or not rules.is_online(session):
        raise Http404
    error, status = "", 200
    if request.method == "POST":
        person = next((each for each in people if str(each.uid) == request.POST.get("person")), None)
        if person is None:
            raise Http404
        try:
            actions.go_online(person, now=now)
            return redirect(request.path)
        except EventsError as refusal:
            error, status = refusal.message(), refusal.status_code
    is_open = rules.is_open_online(session, now=now)
    request.breadcrumb_title = gettext("To the online meeting")
    context = {
        "link": link,
        "session": session,
        "title": core.title_in(session.event, get_language()),
        "people": people,
        "is_open": is_open,
        "opens_at": rules.opens_online_at(session, now=now),
        "inside": is_open and queries.is_inside(people),
        "error": error,
    }
    return personal(render(request, "attendance/online.html", context, status=status))
