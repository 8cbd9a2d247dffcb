"""Instruments and schemes as public data: read only, stable names, one ETag for all (issue 4: 12)."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import condition, require_safe

from kennisbank.opendata import queries
from kennisbank.opendata.records import instrument_record, scheme_record
from pagekit.seo import absolute

PER_PAGE = 100
LICENCE = "CC BY 4.0"


def _etag(request):
    version = queries.version_of_everything(get_language(), today=timezone.localdate())
    return f'"{version}-{request.GET.get("page", "1")[:6]}"'.encode("ascii", "replace").decode()


@require_safe
@condition(etag_func=_etag)
def instruments_json(request):
    """The published instruments, a hundred at a time; `next` leads on."""
    language = get_language()
    found = Paginator(queries.open_instruments(language), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    here = absolute(request, reverse("opendata_instruments"))
    records = [instrument_record(each, language, _address(request)) for each in page]
    following = f"{here}?page={page.next_page_number()}" if page.has_next() else None
    return _told(request, {"total": found.count, "next": following, "instruments": records})


@require_safe
@condition(etag_func=_etag)
def schemes_json(request):
    """The schemes with the facts that hold today."""
    today = timezone.localdate()
    rows = queries.open_schemes(get_language(), today=today)
    records = [scheme_record(row, _address(request), today=today) for row in rows]
    return _told(request, {"total": len(records), "schemes": records})


@require_safe
def about(request):
    """What there is, what the fields mean, and what one may do with it."""
    request.breadcrumb_title = gettext("Open data")
    return render(request, "kennisbank/opendata/about.html", {"licence": LICENCE, "per_page": PER_PAGE})


def _address(request):
    return lambda page: absolute(request, page.get_url(request))


def _told(request, content):
    about_all = {
        "documentation": absolute(request, reverse("opendata_about")),
        "licence": LICENCE,
        "language": get_language(),
    }
    response = JsonResponse(about_all | content, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=300"
    return response
