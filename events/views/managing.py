"""My registration, by link: see, cancel, take an offered place, say to come, register again. GET shows, POST acts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from events import actions, calendars, queries, rules
from events.errors import AlreadyHandled, EventsError, UnknownLink
from events.forms import LinksForm
from events.links import sign_registration
from events.views.answers import TRIES, personal, show
from events.views.opened import dates_instead, people_of, person_of, show_opened, with_link
from privacy import throttle

VERBS = {
    "cancel": actions.cancel,
    "accept": actions.accept,
    "decline": actions.decline_offer,
    "coming": actions.say_to_come,
    "stand_by": actions.stand_by,
    "no_stand_by": actions.do_not_stand_by,
}


CANCELLED = {
    "title": _("You have cancelled"),
    "text": _("Thank you for saying so: somebody else can come now. A confirmation comes by mail."),
}
# What the page says after an act: the name of the act -> title and, where there is more to say, text.
DONE = {
    "cancel": CANCELLED,
    "decline": CANCELLED,
    "accept": {
        "title": _("The place is yours"),
        "text": _("A confirmation with an entry for your calendar comes by mail."),
    },
    "name": {"title": _("The name has been saved")},
    "coming": {"title": _("Good that you are coming"), "text": _("Your place stays yours.")},
    "stand_by": {
        "title": _("You stand by"),
        "text": _(
            "Be there when the session starts, and say your name to the organiser. Is a place left five minutes "
            "later, then you can come in."
        ),
    },
    "no_stand_by": {
        "title": _("You do not stand by any more"),
        "text": _("You keep your place on the waiting list."),
    },
    "again": {"title": _("You are registered again"), "text": _("A mail about the new date is on its way.")},
    "substitute": {"title": _("Somebody else comes now"), "text": _("Both of you get a mail about it.")},
    "answer": {"title": _("Your answers were saved")},
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def manage(request, link, found):
    """My registration. POST with `action` (cancel, accept, decline) and `person`; GET with `cancel` asks whether it
    is meant.
    """
    if request.method == "POST":
        return _act(request, link, found)
    asked = person_of(found, request.GET["cancel"]) if request.GET.get("cancel") else None
    if asked and rules.may_cancel(asked, found.session, now=timezone.now()):
        return show_opened(request, link, found, "cancel", {"person": asked})
    return show_opened(request, link, found, "manage", {"done": DONE.get(request.GET.get("done"))})


def _act(request, link, found):
    verb = request.POST.get("action", "")
    if verb == "again":
        return _register_again(request, link, found)
    if verb not in VERBS:
        raise UnknownLink
    person = person_of(found, request.POST.get("person", ""))
    try:
        VERBS[verb](person, now=timezone.now(), by=request.user)
    except EventsError as error:
        found.refresh_from_db()
        return show_opened(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    return redirect(f"{request.path}?done={verb}")


def _register_again(request, link, found):
    """For a session that was called off: the same people for the date that was chosen, by one button."""
    now = timezone.now()
    target = {each.reference: each for each in dates_instead(found, now)}.get(request.POST.get("to", ""))
    try:
        if target is None:
            raise AlreadyHandled
        outcome = actions.register_again(found, target=target, now=now, by=request.user)
    except EventsError as error:
        return show_opened(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    new_link = sign_registration(outcome.registration) if outcome.registration else link
    return redirect(reverse("events_manage", args=[new_link]) + "?done=again")


@require_safe
@with_link
def manage_calendar(request, link, found):
    """A file for the reader's own calendar, with the same entries that the mails carry."""
    people = rules.with_place(people_of(found))
    title = queries.title_in(found.session.event, get_language())
    response = HttpResponse(calendars.entries(people, title=title), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="leergilde.ics"'
    return personal(response)


@require_http_methods(["GET", "HEAD", "POST"])
def send_links(request):
    """Mail somebody's links again. The answer does not tell whether the address is known."""
    form = LinksForm(request.POST or None)
    context = {"form": form}
    if not form.is_bound or not form.is_valid():
        return show(request, "send_links", context)
    now = timezone.now()
    if not throttle.allow("events.links", throttle.visitor(request), now=now, **TRIES):
        form.add_error(None, gettext("Too often from this connection. Wait a quarter of an hour and send it again."))
        return show(request, "send_links", context, status=429)
    # One mail an hour for each address: pressing twice, or a stranger pressing often, fills nobody's mailbox.
    actions.resend_links(form.cleaned_data["email"], language=get_language(), now=now, once=f"{now:%Y%m%d%H}")
    return show(request, "send_links", context | {"sent": True})
