"""What a company told in a session, by its own link: take it to the own practices, or have it deleted."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from events import queries as core
from events.errors import EventsError
from events.models import Attendee
from events.takeaways import actions, queries
from events.takeaways.models import Takeaway
from events.takeaways.rules import waits_for_company
from events.views.answers import personal
from events.views.opened import with_link


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def told(request, link, found):
    """The cases of a party. Only its contact opens them; deleting needs no account, taking along does."""
    if isinstance(found, Attendee):
        raise Http404
    refusal = _decide(request, found) if request.method == "POST" else None
    if request.method == "POST" and not isinstance(refusal, EventsError):
        return refusal
    rows = list(queries.told_by(found))
    if not rows and "done" not in request.GET:
        raise Http404
    request.breadcrumb_title = gettext("What you told")
    context = {
        "link": link,
        "session": found.session,
        "title": core.title_in(found.session.event, get_language()),
        "rows": [(row, waits_for_company(row)) for row in rows],
        "companies": queries.companies_for(request.user),
        "refusals": [refusal.message()] if refusal else [],
        "deleted": request.GET.get("done") == "deleted",
    }
    status = refusal.status_code if refusal else 200
    return personal(render(request, "takeaways/told.html", context, status=status))


def _decide(request, registration):
    """The answer to a press on a button: where to go on, or why not."""
    row = _chosen(request, registration)
    try:
        if request.POST.get("answer") == "refuse":
            actions.refuse(row, now=timezone.now())
            return redirect(f"{request.path}?done=deleted")
        by_slug = {company.slug: company for company in queries.companies_for(request.user)}
        company = by_slug.get(request.POST.get("company", ""))
        if company is None:
            raise Http404
        anonymous = request.POST.get("answer") == "anonymous"
        practice = actions.share(row, company, is_anonymous=anonymous, by=request.user, now=timezone.now())
        return redirect("practices_edit", company.slug, practice.reference)
    except EventsError as refusal:
        return refusal


def _chosen(request, registration):
    try:
        uid = UUID(request.POST.get("takeaway", ""))
    except ValueError:
        raise Http404 from None
    row = Takeaway.objects.filter(told_by=registration, uid=uid).first()
    if row is None:
        raise Http404
    return row
