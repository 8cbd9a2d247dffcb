"""The page with results of a search over the whole site."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pagekit.search import misses
from pagekit.search.asking import FEW
from pagekit.search.queries import search_pages
from pagekit.search.suggestions import suggest
from pagekit.surroundings import surroundings_of


@require_safe
def search(request):
    """Everything in the language of the reader that holds the words in `q`, of every kind or of one (`soort`)."""
    request.breadcrumb_title = _("Search")
    results = search_pages(
        request.GET.get("q", ""),
        language=get_language(),
        kind=request.GET.get("soort", ""),
        page_number=request.GET.get("page", "1")[:6],
        around=surroundings_of(request),
    )
    if results.text and not results.in_all:
        misses.note(results.text, get_language())
    asked = {"q": results.text} if results.text else {}
    kept = asked | ({"soort": results.kind} if results.kind else {})
    context = {
        "results": results,
        "suggestion": _suggestion(results, surroundings_of(request)),
        "all_kinds_url": f"?{urlencode(asked)}",
        "show_all": not results.kind,
        "kind_urls": [(kind, f"?{urlencode(asked | {'soort': kind.code})}") for kind in results.kinds],
        "base": f"?{urlencode(kept)}&",
        "canonical_url": request.build_absolute_uri(reverse("search")),
    }
    return render(request, "pages/pagekit/search.html", context)


def _suggestion(results, around):
    """Other words, when hardly anything was found with these."""
    if not results.text or results.in_all >= FEW:
        return None
    other = suggest(results.text, get_language(), around, found=results.in_all)
    return {"text": other, "address": f"?{urlencode({'q': other})}"} if other else None
