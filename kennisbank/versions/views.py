"""An older version of an instrument beside the one of now."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kennisbank.versions import queries
from kennisbank.versions.rules import changes_between


@require_safe
def version(request, slug, number):
    """What this version said, and word by word what the newest says otherwise."""
    found = queries.version_shown(slug, number, get_language())
    if found is None:
        raise Http404
    newest = queries.newest_version(found.page)
    request.breadcrumb_page = found.page
    request.breadcrumb_title = gettext("Version %(number)s") % {"number": found.number}
    context = {"version": found, "newest": newest, "changes": changes_between(found.record, newest.record)}
    return render(request, "kennisbank/versions/version.html", context | {"noindex": True})
