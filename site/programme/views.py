"""Requests of the programme room that are more than reading a page."""

import hashlib
from datetime import timedelta

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from pagekit.surroundings import site_of
from privacy import throttle
from privacy.bots import OPENED
from programme.actions import send_contact_message
from programme.errors import NoMailboxError
from programme.forms import ContactForm

SENT = "verzonden"


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request, page):
    """The contact page: shows the form, takes the question, says that it was sent."""
    request.is_preview = False
    if request.method == "POST":
        return _take_question(request, page)
    return _show(request, page, ContactForm(), sent=SENT in request.GET)


def _take_question(request, page):
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    now = timezone.now()
    if not throttle.allow("programme.contact", throttle.visitor(request), limit=5, per=timedelta(hours=1), now=now):
        form.add_error(None, _("You sent several messages in a short time. Try again in an hour."))
        return _show(request, page, form, status=429)
    # The signed note of when the form was opened, with the text, tells a double click from a second question.
    key = hashlib.sha256(repr((form.data.get(OPENED, ""), sorted(form.cleaned_data.items()))).encode()).hexdigest()
    try:
        send_contact_message(site_of(request), **form.cleaned_data, key=key, language=get_language(), now=now)
    except NoMailboxError as error:
        form.add_error(None, str(error))
        return _show(request, page, form, status=503)
    return redirect(f"{page.get_url(request)}?{SENT}")


def _show(request, page, form, *, sent=False, status=200):
    context = {**page.get_context(request), "form": form, "sent": sent}
    return TemplateResponse(request, page.get_template(request), context, status=status)
