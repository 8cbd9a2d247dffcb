"""A list by its address: nothing is stored, so every change is the way to another address. No cookie is needed."""

from datetime import timedelta

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kennisbank.shortlist import actions, links, queries, rules
from kennisbank.shortlist.contents import Contents
from kennisbank.shortlist.errors import DamagedLink, ShortlistError
from kennisbank.shortlist.forms import MailForm
from kennisbank.shortlist.views.answers import form_of, personal, show_list, show_refusal, to_list
from privacy import throttle

TRIES = {"limit": 10, "per": timedelta(hours=1)}
TRIES_FOR_ONE = {"limit": 5, "per": timedelta(days=1)}


@csrf_exempt  # a POST here changes nothing but the address one is sent to, and the token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def shortlist(request, link=""):
    """A list (an empty one without `link`), and the next one after adding, joining or changing."""
    try:
        contents = links.open_link(link) if link else Contents()
    except ShortlistError as error:
        return show_refusal(request, error)
    try:
        if pasted := request.POST.get("adres"):  # sent as a form: two addresses do not fit into one
            return _to(rules.join(contents, links.open_pasted(pasted)), request)
        if request.method == "POST":
            return _change(request, contents)
        if "erbij" in request.GET:
            item = queries.item_named(request.GET["erbij"], get_language(), now=timezone.now())
            return _to(rules.add(contents, item), request)
    except ShortlistError as error:
        return show_list(request, contents, error=error, status=error.status_code)
    return show_list(request, contents)


def _to(contents, request):
    return to_list(links.list_path(contents), request)


def _change(request, contents):
    form = form_of(contents, request.POST)
    if not form.is_valid():
        return show_list(request, contents, form=form, status=422)
    written = rules.write(contents, form.cleaned_data["title"], form.notes())
    try:
        return _to(rules.take_step(written, request.POST.get("step", "")), request)
    except ShortlistError as error:
        form.add_error(None, error.message())
        return show_list(request, contents, form=form, status=error.status_code)


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request, link):
    """Mail a list to oneself or to somebody else."""
    try:
        contents = links.open_link(link)
        if not contents.items:
            raise DamagedLink
    except ShortlistError as error:
        return show_refusal(request, error)
    form, status = MailForm(request.POST or None), 200
    if request.method == "POST":
        now, status = timezone.now(), 422
        if form.is_valid():
            to = form.cleaned_data["email"]
            if _may_send(request, to, now):
                actions.send(contents, to=to, language=get_language(), now=now)
                return personal(redirect(f"{request.path}?done=1"))
            form.add_error(
                None,
                gettext("Too many lists were mailed from here or to this address. Try it later, or copy the link."),
            )
            status = 429
    request.breadcrumb_title = gettext("Mail this list")
    context = {"form": form, "contents": contents, "link": link, "done": "done" in request.GET, "noindex": True}
    return personal(render(request, "shortlist/mail.html", context, status=status))


def _may_send(request, to, now):
    from_here = throttle.allow("shortlist.mail", throttle.visitor(request), now=now, **TRIES)
    return from_here and throttle.allow("shortlist.mail_to", to.lower(), now=now, **TRIES_FOR_ONE)
