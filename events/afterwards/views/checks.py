"""How far a company is with its commitments: three buttons for each, by the link in the mail of 30 and 90 days."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from events.afterwards import actions, queries, rules
from events.afterwards.enums import Progress
from events.afterwards.forms import CheckForm
from events.afterwards.links import open_check
from events.afterwards.views.commitments import page
from events.errors import EventsError, UnknownLink
from events.views.answers import refuse


@require_http_methods(["GET", "HEAD", "POST"])
def check(request, link):
    """Done, busy, or stopped and why. The link opens until four months after the session."""
    try:
        follow_up = open_check(link, now=timezone.now())
    except UnknownLink as error:
        return refuse(request, error)
    registration = follow_up.registration
    mine = [each for each in queries.commitments_of(registration) if each.what]
    error, asked, status = "", None, 200
    if request.method == "POST":
        form = CheckForm(request.POST)
        asked = next((each for each in mine if form.is_valid() and each.uid == form.cleaned_data["commitment"]), None)
        if asked is None:
            if "why" in form.errors and len(form.errors) == 1:
                error, status = form.errors["why"][0], 422
            else:
                raise Http404
        else:
            try:
                progress = Progress(form.cleaned_data["progress"])
                actions.answer(asked, progress, why=form.cleaned_data["why"], now=timezone.now())
                return redirect(f"{request.path}?done=1")
            except EventsError as refusal:
                error, status = refusal.message(), refusal.status_code
    request.breadcrumb_title = gettext("How far are you?")
    context = {
        "rows": [(each, queries.latest(each)) for each in mine],
        "is_asked": rules.round_now(registration.session, now=timezone.now()) is not None,
        "error": error,
        "failed": asked,
        "why": request.POST.get("why", "")[:200],
        "done": "done" in request.GET,
    }
    return page(request, "check", registration, context, status=status)
