"""A certificate to print, by the person's own link; and the page on which anybody verifies one by its code."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.attendance import queries
from events.attendance.pdf import can_make_pdf, to_pdf
from events.links import absolute
from events.rules import with_place
from events.views.answers import personal
from events.views.opened import people_of, with_link
from privacy import throttle

TRIES = {"limit": 30, "per": timedelta(hours=1)}


@require_safe
@with_link
def certificate(request, link, found, number):
    """One certificate, to print or keep. Revoked ones are gone."""
    context = _shown(request, link, found, number) | {"has_pdf": can_make_pdf()}
    return personal(render(request, "attendance/certificate.html", context))


@require_safe
@with_link
def certificate_pdf(request, link, found, number):
    """The same as a PDF that can be read aloud; not found on a machine that cannot make one."""
    context = _shown(request, link, found, number) | {"as_pdf": True}
    if not can_make_pdf():
        raise Http404
    if not throttle.allow("attendance.pdf", throttle.visitor(request), now=timezone.now(), **TRIES):
        too_often = {"as_pdf": False, "too_often": True}
        return personal(render(request, "attendance/certificate.html", context | too_often, status=429))
    made = to_pdf(render_to_string("attendance/certificate.html", context, request))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{context["certificate"].number}.pdf"'
    return personal(response)


def _shown(request, link, found, number):
    """What the page of one certificate needs; 404 for somebody else's and for one that was revoked."""
    mine = queries.certificates_of(with_place(people_of(found)))
    shown = next((each for each in mine if each.number == number), None)
    if shown is None:
        raise Http404
    address = absolute("attendance_verify", request.LANGUAGE_CODE, shown.code)
    return {"certificate": shown, "session": found.session, "address": address, "link": link}


@require_safe
def verify(request, code=""):
    """Whether a certificate is real. Who types a code comes to the address that holds it."""
    if request.GET.get("code"):
        typed = "".join(each for each in request.GET["code"].lower() if each.isalnum())[:12]
        return redirect("attendance_verify", typed) if typed else redirect("attendance_verify_form")
    request.breadcrumb_title = gettext("Verify a certificate")
    if not code:
        return personal(render(request, "attendance/verify.html", {}))
    # Every try counts, right or wrong: twelve random characters cannot be guessed thirty times an hour.
    if not throttle.allow("attendance.verify", throttle.visitor(request), now=timezone.now(), **TRIES):
        return personal(render(request, "attendance/verify.html", {"too_often": True}, status=429))
    found = queries.certificate_by_code(code)
    context = {"code": code, "certificate": found, "asked": True}
    return personal(render(request, "attendance/verify.html", context, status=200 if found else 404))
