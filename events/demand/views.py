"""Asking a learning question without a session, and looking at it again by its link."""

from datetime import timedelta

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from community.companies.queries import my_companies
from events.demand import actions, queries
from events.demand.forms import AskForm
from events.demand.links import open_question
from events.enums import ANNOUNCED
from events.errors import UnknownLink
from events.views.answers import personal, refuse
from privacy import throttle

TRIES = {"limit": 20, "per": timedelta(hours=1)}


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """The form, with what others ask for already."""
    form, status = AskForm(request.POST or None, initial=_known(request)), 200
    if request.method == "POST":
        now, status = timezone.now(), 422
        if form.is_valid():
            if throttle.allow("demand.ask", throttle.visitor(request), now=now, **TRIES):
                data = form.cleaned_data
                actions.ask(data["theme"], data["region"], form.asked(get_language()), now=now)
                return redirect(f"{request.path}?done=1")
            form.add_error(None, gettext("Too often from this connection. Try again in an hour."))
            status = 429
    request.breadcrumb_title = gettext("Ask a learning question")
    context = {"form": form, "done": "done" in request.GET, "demand": queries.all_demand()}
    return personal(render(request, "demand/ask.html", context, status=status))


def _known(request):
    """What the form fills in by itself: the theme of the page one comes from, and who is signed in."""
    known = {"theme": request.GET.get("thema", "")}
    if request.user.is_authenticated:
        companies = my_companies(request.user)
        known |= {"name": request.user.get_full_name(), "email": request.user.email}
        known["organisation"] = companies[0].name if len(companies) == 1 else ""
    return known


@require_http_methods(["GET", "HEAD", "POST"])
def question(request, link):
    """What somebody asked and how far it is; POST takes it back."""
    request.breadcrumb_title = gettext("Your learning question")
    if request.method == "GET" and "done" in request.GET:
        return personal(render(request, "demand/question.html", {"done": True}))
    try:
        found = open_question(link)
    except UnknownLink as error:
        return refuse(request, error)
    if request.method == "POST":
        actions.take_back(found, now=timezone.now())
        return redirect(f"{request.path}?done=1")
    opened = found.opening.session if found.opening else None
    context = {
        "question": found,
        "demand": queries.demand_of(found.pool) if found.opening is None else None,
        "session": opened if opened and opened.status in ANNOUNCED else None,
    }
    return personal(render(request, "demand/question.html", context))
