"""The routes of a company, in Mijn bedrijf."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.companies.queries import my_companies
from community.companies.views.access import for_my_company, frame
from community.progress import actions, queries
from community.progress.errors import ProgressError
from kennisbank.methods.queries import published_route, routes_in


@require_safe
@login_required
def choose(request, method: UUID):
    """From the page of a route to that route at one's own company; who has more of them chooses."""
    page, companies = published_route(method, get_language()), my_companies(request.user)
    if page is None:
        raise Http404
    if not companies:
        messages.info(request, _("To follow a route, first add your company or ask to be let in."))
        return redirect("companies_home")
    if len(companies) == 1:
        return redirect("progress_route", companies[0].slug, method)
    return render(request, "progress/choose.html", {"page": page, "companies": companies})


@require_safe
@for_my_company
def routes(request, organisation, membership):
    """The routes that the company follows, and those that it could."""
    standings = queries.standings(organisation, get_language())
    followed = {standing.route.method for standing in standings}
    others = [page for page in routes_in(get_language()) if page.translation_key not in followed]
    context = frame(organisation, membership, standings=standings, others=others, tab="routes")
    return render(request, "progress/routes.html", context)


@require_safe
@for_my_company
def route(request, organisation, membership, method: UUID):
    """One route: how far the company is, and what comes; or the question to begin it."""
    followed = queries.route_of(organisation, method, user=request.user)
    standing = queries.standing_of(followed, get_language()) if followed else None
    page = standing.page if standing else published_route(method, get_language())
    if page is None and standing is None:
        raise Http404
    context = frame(organisation, membership, standing=standing, page=page, method=method, tab="routes")
    return render(request, "progress/route.html", context)


@require_POST
@for_my_company
def begin(request, organisation, membership, method: UUID):
    """Follow a route."""
    page = published_route(method, get_language())
    if page is None:
        raise Http404
    actions.begin(organisation, page, by=request.user, now=timezone.now())
    return redirect("progress_route", organisation.slug, method)


@require_POST
@for_my_company
def step(request, organisation, membership, method: UUID, step: UUID):
    """Tick a step, or take that back."""
    followed = _followed(request, organisation, method)
    try:
        if "undo" in request.POST:
            actions.untick(followed, step)
        else:
            actions.tick(followed, step, language=get_language(), now=timezone.now())
    except ProgressError as error:
        messages.error(request, str(error))
    response = redirect("progress_route", organisation.slug, method)
    response["Location"] += f"#step-{step}"
    return response


@require_POST
@for_my_company
def stop(request, organisation, membership, method: UUID):
    """Follow a route no more."""
    actions.stop(_followed(request, organisation, method), by=request.user)
    messages.success(request, _("Your company no longer follows this route."))
    return redirect("progress_routes", organisation.slug)


def _followed(request, organisation, method):
    found = queries.route_of(organisation, method, user=request.user)
    if found is None:
        raise Http404
    return found
