"""What a company will do: written down by the own link of whoever has a place. GET shows, POST acts."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from events import queries as core
from events.afterwards import actions, queries, rules
from events.afterwards.forms import CommitmentsForm
from events.errors import EventsError
from events.models import Attendee
from events.rules import with_place
from events.views.answers import personal
from events.views.opened import people_of, with_link


def page(request, template, found, context, *, status=200):
    """A page of this room about the session of a link."""
    context = {"session": found.session, "title": core.title_in(found.session.event, get_language())} | context
    return personal(render(request, f"afterwards/{template}.html", context, status=status))


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def commitments(request, link, found):
    """The commitments of a company in one session, and rows for those that can still be added."""
    now, people = timezone.now(), with_place(people_of(found))
    if not people:
        raise Http404
    registration, email = _who(found)
    written = queries.commitments_of(registration)
    rows = min(rules.ROWS_SHOWN, rules.MOST_COMMITMENTS - len(written))
    # What was sent is judged with as many rows as the page had: pressing twice is no reason to lose any.
    rows = rules.ROWS_SHOWN if request.method == "POST" else rows
    form = CommitmentsForm(request.POST or None, rows=rows, session=found.session, now=now)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.commit(registration, form.promised(), email=email, now=now, by=_signed_in(request))
                return redirect(f"{request.path}?done=1")
            except EventsError as refusal:
                form.add_error(None, refusal.message())
                status = refusal.status_code
    request.breadcrumb_title = gettext("Commitments")
    context = {
        "link": link,
        "form": form if rows and rules.may_commit(found.session, now=now) else None,
        "refusals": form.non_field_errors() if form.is_bound else [],
        "written": [(each, queries.latest(each)) for each in written],
        "is_before": now < found.session.starts_at,
        "done": "done" in request.GET,
        "email": email,
    }
    return page(request, "commitments", found, context, status=status)


def _who(found):
    """The registration that a link belongs to, and where its holder gets mail."""
    if isinstance(found, Attendee):
        return found.registration, found.mailbox
    return found, found.contact_email


def _signed_in(request):
    return request.user if request.user.is_authenticated else None
