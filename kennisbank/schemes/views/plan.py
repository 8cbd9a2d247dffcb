"""The calculator: what schemes pay of a plan. The plan stands in the address; we keep nothing (MK-12)."""

from decimal import Decimal

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kennisbank.schemes import queries
from kennisbank.schemes.errors import DamagedLink
from kennisbank.schemes.forms import FIRST_LINES, Lines, PlanForm
from kennisbank.schemes.links import plan_address, read_plan
from kennisbank.schemes.rules import CostLine
from kennisbank.schemes.rules.funding import MOST_LINES


@csrf_exempt  # a POST here changes nothing but the address one is sent to, and the token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, *, damaged=None, typed=None):
    """The form; with a plan that can be counted on to its outcome."""
    request.breadcrumb_page = queries.index_in(get_language())
    request.breadcrumb_title = gettext("What schemes pay")
    choices = queries.countable_schemes(today=timezone.localdate())
    sent = request.POST if request.method == "POST" else None
    form, lines = _forms(sent, choices, typed or {})
    ready = sent is not None and "meer" not in sent
    if ready and form.is_valid() and lines.is_valid():
        return redirect(plan_address(_plan(form, lines)))
    context = {"form": form, "lines": lines, "damaged": damaged, "most": MOST_LINES, "shown": ready}
    status = 404 if damaged else 422 if ready else 200
    return _uncached(render(request, "kennisbank/schemes/plan.html", context, status=status))


@require_safe
def plan_outcome(request, signed):
    """What pays the plan in this address, line by line; `?wijzig` opens the form with it."""
    try:
        found = read_plan(signed)
    except DamagedLink as error:
        return plan(request, damaged=error)
    if "wijzig" in request.GET:
        return plan(request, typed=found)
    request.breadcrumb_page = queries.index_in(get_language())
    request.breadcrumb_title = gettext("What schemes pay")
    lines = [CostLine(kind, Decimal(amount), count) for kind, amount, count in found["lines"]]
    outcome = queries.funding_of(
        lines,
        found["schemes"],
        size_band=found["size"],
        aid=Decimal(found["aid"]),
        language=get_language(),
        today=timezone.localdate(),
    )
    context = {"outcome": outcome, "plan": found, "noindex": True}
    return _uncached(render(request, "kennisbank/schemes/plan_outcome.html", context))


def _forms(data, choices, typed):
    """Both forms: as they were sent, with a plan that is changed, or new. "meer" asks for one line more."""
    if data is not None and "meer" in data:
        data = data.copy()
        data["form-TOTAL_FORMS"] = str(min(MOST_LINES, _number(data.get("form-TOTAL_FORMS", "")) + 1))
    initial = {"schemes": [code for code, _name in choices], "employees": None, "aid": None} | {
        name: typed[name] for name in ("schemes", "employees", "aid") if name in typed
    }
    rows = [{"kind": kind, "amount": amount, "count": count} for kind, amount, count in typed.get("lines", ())]
    lines = Lines(data, initial=rows)
    if rows:
        lines.extra = min(1, MOST_LINES - len(rows))
    return PlanForm(data, choices=choices, initial=initial), lines


def _number(text):
    return int(text) if text.isdecimal() and len(text) < 3 else FIRST_LINES


def _plan(form, lines):
    """The plan as it stands in the address."""
    return {
        "employees": form.cleaned_data["employees"],
        "size": form.size_band(),
        "schemes": form.cleaned_data["schemes"],
        "aid": str(form.cleaned_data["aid"] or 0),
        "lines": [[line.kind, str(line.amount), line.count] for line in lines.lines()],
    }


def _uncached(response):
    response["Cache-Control"] = "no-store, private"
    return response
