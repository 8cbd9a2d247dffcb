"""The page that explains every level of proof, from the rules themselves."""

from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kennisbank.evidence import queries
from kennisbank.evidence.rules import DEDUCTIONS


@require_safe
def explain(request):
    """Every level with what it asks, and what takes a level off."""
    request.breadcrumb_title = gettext("How we decide what is proven")
    context = {"levels": queries.levels_explained(), "deductions": DEDUCTIONS}
    return render(request, "kennisbank/evidence/explain.html", context)
