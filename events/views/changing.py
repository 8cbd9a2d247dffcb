"""By link: let somebody else come, give or correct a name, change answers. GET shows, POST acts."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from events import actions, queries, rules
from events.enums import FINAL
from events.errors import AlreadyHandled, EventsError, TooLate, UnknownLink
from events.forms import AnswersForm, NameForm, SubstituteForm, SubstituteNewcomerForm
from events.models import Attendee
from events.questionnaire import initial_of, questionnaire_of
from events.views.answers import TRIES
from events.views.opened import may_answer_now, person_of, show_opened, with_link
from pagekit.surroundings import surroundings_of
from privacy import throttle


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def substitute(request, link, found):
    """Let somebody else come in the place of `person`."""
    person = person_of(found, request.GET.get("person") or request.POST.get("person", ""))
    if person.is_newcomer:
        offered = queries.help_of(found.session)
        form = SubstituteNewcomerForm(request.POST or None, offered=offered, instead_of=person)
    else:
        form = SubstituteForm(request.POST or None)

    def act(now):
        actions.substitute(person, form.person(), now=now, by=request.user)

    return _change(request, link, found, "substitute", person, form, may=rules.may_substitute, act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def name(request, link, found):
    """Say who comes in a place kept for somebody still to be named, or correct how a name is written."""
    person = person_of(found, request.GET.get("person") or request.POST.get("person", ""))
    form = NameForm(request.POST or None, attendee=person)

    def act(now):
        if person.name:
            actions.rename(person, form.cleaned_data["name"], now=now, by=request.user)
        else:
            actions.give_name(person, form.person(), now=now, by=request.user)

    return _change(request, link, found, "name", person, form, may=rules.may_rename, act=act)


def _change(request, link, found, what, person, form, *, may, act):
    """One form about one person: shown, refused with why, or done and back to "my registration"."""
    now, context = timezone.now(), {"person": person, "form": form}
    if not may(person, found.session, now=now):
        refusal = AlreadyHandled(person.status)
        return show_opened(request, link, found, "manage", {"errors": [refusal.message()]}, status=refusal.status_code)
    if not form.is_bound or not form.is_valid():
        return show_opened(request, link, found, what, context)
    if not throttle.allow(f"events.{what}", throttle.visitor(request), now=now, **TRIES):
        form.add_error(None, gettext("Too often from this connection. Wait a quarter of an hour and send it again."))
        return show_opened(request, link, found, what, context, status=429)
    try:
        act(now)
    except EventsError as error:
        form.add_error(None, error.message())
        return show_opened(request, link, found, what, context, status=error.status_code)
    return redirect(reverse("events_manage", args=[link]) + f"?done={what}")


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def change_answers(request, link, found):
    """See and change what `person` answered, or without it what the contact did, until the session starts."""
    uid = request.GET.get("person") or request.POST.get("person", "")
    person = person_of(found, uid) if uid else None
    if person is None and isinstance(found, Attendee):
        raise UnknownLink
    asks = questionnaire_of(found.session, around=surroundings_of(request))
    if not may_answer_now(found, person, asks):
        error = AlreadyHandled(person.status) if person and person.status in FINAL else TooLate()
        return show_opened(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    registration = person.registration if person else found
    initial = {} if request.method == "POST" else initial_of(asks, queries.answers_of(registration, person), person)
    form = AnswersForm(request.POST or None, asks=asks, person=person, initial=initial)
    context = {"person": person, "form": form}
    if not form.is_bound or not form.is_valid():
        return show_opened(request, link, found, "answers", context)
    try:
        if person:
            actions.answer(person, form.said(), now=timezone.now(), by=request.user)
        else:
            actions.answer_as_contact(found, form.answers(of_contact=True), now=timezone.now(), by=request.user)
    except EventsError as error:
        form.add_error(None, error.message())
        return show_opened(request, link, found, "answers", context, status=error.status_code)
    return redirect(reverse("events_manage", args=[link]) + "?done=answer")
