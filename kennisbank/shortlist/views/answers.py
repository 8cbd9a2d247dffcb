"""What all screens of lists have in common: the page, and that no cache and no search engine keeps it."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from kennisbank.shortlist import links, queries
from kennisbank.shortlist.forms import ListForm


def personal(response):
    """`response` marked as nobody else's: kept by no cache, found by no search engine."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def to_list(path, request):
    """To the list at `path`; somebody who was searching goes on with that."""
    sought = request.GET.get("zoek")
    return personal(redirect(f"{path}?{urlencode({'zoek': sought})}#zoeken" if sought else path))


def form_of(contents, data=None):
    """The form of a list with its lines, as everybody may read them now."""
    return ListForm(contents, queries.rows_of(contents, get_language(), now=timezone.now()), data)


def show_list(request, contents, *, form=None, error=None, saved=None, status=200):
    """The page of a list, for who has its address or for who keeps it (`saved`)."""
    request.breadcrumb_title = gettext("Shortlist")
    sought = request.GET.get("zoek", "")
    context = {
        "contents": contents,
        "form": form or form_of(contents),
        "error": error,
        "saved": saved,
        "sought": queries.clean_text(sought),
        "found": queries.find(sought, contents, get_language(), now=timezone.now()) if sought else [],
        "link": links.sign(contents),
        "address": links.list_url(contents, get_language()),
        "noindex": True,
    }
    return personal(render(request, "shortlist/list.html", context, status=status))


def show_refusal(request, error):
    """A page that says why an address cannot be opened, and what to do."""
    request.breadcrumb_title = gettext("Shortlist")
    context = {"error": error, "noindex": True}
    return personal(render(request, "shortlist/refused.html", context, status=error.status_code))
