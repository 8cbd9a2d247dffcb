"""The training offer: the list with its filters, and one module."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kennisbank.training import queries, rules
from kennisbank.training.facets import read_wanted
from pagekit.surroundings import surroundings_of


@require_safe
def modules(request):
    """What is offered, and what answers to the address."""
    request.breadcrumb_page = queries.kennisbank_in(get_language())
    request.breadcrumb_title = gettext("Training offer")
    context = {
        "find": lambda: queries.find_modules(
            read_wanted(request.GET), get_language(), surroundings_of(request), today=timezone.localdate()
        )
    }
    return render(request, "kennisbank/training/modules.html", context)


@require_safe
def module(request, slug):
    """One module: what it is, for how much, when it starts and where to go."""
    today = timezone.localdate()
    found = queries.module_at(slug, today=today)
    if found is None:
        raise Http404
    request.breadcrumb_page = queries.kennisbank_in(get_language())
    request.breadcrumb_title = found.title
    context = {
        "module": found,
        "instruments": queries.instruments_of(found, get_language()),
        "stale": rules.is_stale(found.checked_on, today=today),
    }
    return render(request, "kennisbank/training/module.html", context)
