"""The lists that somebody keeps in Mijn: own lists only, those of others do not exist."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kennisbank.shortlist import actions, links, queries, rules
from kennisbank.shortlist.errors import DamagedLink, ShortlistError
from kennisbank.shortlist.views.answers import form_of, personal, show_list, show_refusal, to_list


def for_owner(view):
    """Give `view` the list of the person who is signed in; 404 for everybody else's."""

    @wraps(view)
    @login_required
    def guarded(request, reference):
        saved = queries.list_of(reference, request.user)
        if saved is None:
            raise Http404
        return view(request, saved)

    return guarded


@require_safe
@login_required
def lists(request):
    """All lists that one keeps."""
    request.breadcrumb_title = gettext("My lists")
    context = {"lists": queries.lists_of(request.user)}
    return personal(render(request, "shortlist/mine.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def keep(request, link):
    """Keep the list of an address: GET shows it and asks, POST keeps it."""
    try:
        contents = links.open_link(link)
        if not contents.items:
            raise DamagedLink
        if request.method == "POST":
            saved = actions.keep(contents, by=request.user, now=timezone.now())
            messages.success(request, gettext("The list is among your lists."))
            return personal(redirect("shortlist_kept", saved.reference))
    except ShortlistError as error:
        return show_refusal(request, error)
    request.breadcrumb_title = gettext("Keep this list")
    rows = queries.rows_of(contents, get_language(), now=timezone.now())
    return personal(render(request, "shortlist/keep.html", {"contents": contents, "rows": rows, "link": link}))


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def kept(request, saved):
    """One list; POST changes what is written, the order, or what stands on it."""
    if request.method != "POST":
        return show_list(request, saved.contents, saved=saved)
    contents = saved.contents
    form = form_of(contents, request.POST)
    try:
        if added := request.POST.get("erbij"):
            contents = rules.add(contents, queries.item_named(added, get_language(), now=timezone.now()))
        elif form.is_valid():
            written = rules.write(contents, form.cleaned_data["title"], form.notes())
            contents = rules.take_step(written, request.POST.get("step", ""))
        else:
            return show_list(request, contents, form=form, saved=saved, status=422)
        actions.change(saved, contents, now=timezone.now())
    except ShortlistError as error:
        return show_list(request, saved.contents, error=error, saved=saved, status=error.status_code)
    return to_list(request.path, request)


@require_POST
@for_owner
def throw_away(request, saved):
    """Delete one list."""
    actions.throw_away(saved)
    messages.success(request, gettext("The list is gone. Addresses of it that you handed out still work."))
    return personal(redirect("shortlist_mine"))
