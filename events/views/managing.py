"""My registration, by link: see, cancel, take an offered place, let somebody else come. GET shows, POST acts."""

from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from events import actions, calendars, queries, rules
from events.enums import FINAL, AttendeeStatus
from events.errors import AlreadyHandled, EventsError, TooLate, UnknownLink
from events.forms import AnswersForm, LinksForm, NameForm, SubstituteForm
from events.links import open_link, sign_registration
from events.models import Attendee
from events.questionnaire import initial_of, questionnaire_of
from events.shares import Waiting, waiting_of
from events.views.answers import TRIES, personal, refuse, show
from pagekit.surroundings import surroundings_of
from privacy import throttle

VERBS = {
    "cancel": actions.cancel,
    "accept": actions.accept,
    "decline": actions.decline_offer,
    "coming": actions.say_to_come,
    "stand_by": actions.stand_by,
    "no_stand_by": actions.do_not_stand_by,
}


@dataclass(frozen=True)
class Place:
    """One person on the page, with what can still be done."""

    attendee: Attendee
    may_cancel: bool
    may_accept: bool
    may_substitute: bool
    may_rename: bool
    may_answer: bool
    may_say_to_come: bool
    may_stand_by: bool
    substitute: str
    waiting: Waiting | None


def with_link(view):
    """Give the view what the link stands for; a page that says what to do when it stands for nothing."""

    @wraps(view)
    def opened(request, link, **kwargs):
        try:
            found = open_link(link, now=timezone.now())
            return view(request, link, found, **kwargs)
        except UnknownLink as error:
            return refuse(request, error)

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def manage(request, link, found):
    """My registration. POST with `action` (cancel, accept, decline) and `person`; GET with `cancel` asks whether it
    is meant.
    """
    if request.method == "POST":
        return _act(request, link, found)
    asked = _person(found, request.GET["cancel"]) if request.GET.get("cancel") else None
    if asked and rules.may_cancel(asked, found.session, now=timezone.now()):
        return _page(request, link, found, "cancel", {"person": asked})
    return _page(request, link, found, "manage", {"done": request.GET.get("done", "")})


def _act(request, link, found):
    verb = request.POST.get("action", "")
    if verb == "again":
        return _register_again(request, link, found)
    if verb not in VERBS:
        raise UnknownLink
    person = _person(found, request.POST.get("person", ""))
    try:
        VERBS[verb](person, now=timezone.now(), by=request.user)
    except EventsError as error:
        found.refresh_from_db()
        return _page(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    return redirect(f"{request.path}?done={verb}")


def _register_again(request, link, found):
    """For a session that was called off: the same people for the date that was chosen, by one button."""
    now = timezone.now()
    target = {each.reference: each for each in _instead_of(found, now)}.get(request.POST.get("to", ""))
    try:
        if target is None:
            raise AlreadyHandled
        outcome = actions.register_again(found, target=target, now=now, by=request.user)
    except EventsError as error:
        return _page(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    new_link = sign_registration(outcome.registration) if outcome.registration else link
    return redirect(reverse("events_manage", args=[new_link]) + "?done=again")


def _instead_of(found, now):
    """The dates that somebody whose session was called off can go to, without filling in anything again."""
    if not found.session.is_called_off or not actions.lost_by_calling_off(found):
        return []
    open_now = queries.open_instead(found.session, now=now)
    return [each for each in open_now if rules.why_not_registering(each, now=now) is None]


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def substitute(request, link, found):
    """Let somebody else come in the place of `person`."""
    person = _person(found, request.GET.get("person") or request.POST.get("person", ""))
    now = timezone.now()
    form = SubstituteForm(request.POST or None)
    if not rules.may_substitute(person, found.session, now=now):
        errors = [AlreadyHandled(person.status).message()]
        return _page(request, link, found, "manage", {"errors": errors}, status=AlreadyHandled.status_code)
    if not form.is_bound or not form.is_valid():
        return _page(request, link, found, "substitute", {"person": person, "form": form})
    if not throttle.allow("events.substitute", throttle.visitor(request), now=now, **TRIES):
        form.add_error(None, gettext("Too often from this connection. Wait a quarter of an hour and send it again."))
        return _page(request, link, found, "substitute", {"person": person, "form": form}, status=429)
    try:
        actions.substitute(person, form.person(), now=now, by=request.user)
    except EventsError as error:
        form.add_error(None, error.message())
        return _page(request, link, found, "substitute", {"person": person, "form": form}, status=error.status_code)
    return redirect(reverse("events_manage", args=[link]) + "?done=substitute")


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def name(request, link, found):
    """Say who comes in a place kept for somebody still to be named, or correct how a name is written."""
    person = _person(found, request.GET.get("person") or request.POST.get("person", ""))
    now = timezone.now()
    form = NameForm(request.POST or None, attendee=person)
    if not rules.may_rename(person, found.session, now=now):
        errors = [AlreadyHandled(person.status).message()]
        return _page(request, link, found, "manage", {"errors": errors}, status=AlreadyHandled.status_code)
    if not form.is_bound or not form.is_valid():
        return _page(request, link, found, "name", {"person": person, "form": form})
    if not throttle.allow("events.name", throttle.visitor(request), now=now, **TRIES):
        form.add_error(None, gettext("Too often from this connection. Wait a quarter of an hour and send it again."))
        return _page(request, link, found, "name", {"person": person, "form": form}, status=429)
    try:
        if person.name:
            actions.rename(person, form.cleaned_data["name"], now=now, by=request.user)
        else:
            actions.give_name(person, form.person(), now=now, by=request.user)
    except EventsError as error:
        form.add_error(None, error.message())
        return _page(request, link, found, "name", {"person": person, "form": form}, status=error.status_code)
    return redirect(reverse("events_manage", args=[link]) + "?done=name")


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def answers(request, link, found):
    """See and change what `person` answered, or without it what the contact did, until the session starts."""
    uid = request.GET.get("person") or request.POST.get("person", "")
    person = _person(found, uid) if uid else None
    if person is None and isinstance(found, Attendee):
        raise UnknownLink
    asks = questionnaire_of(found.session, around=surroundings_of(request))
    if not _may_answer(found, person, asks):
        error = AlreadyHandled(person.status) if person and person.status in FINAL else TooLate()
        return _page(request, link, found, "manage", {"errors": [error.message()]}, status=error.status_code)
    registration = person.registration if person else found
    initial = {} if request.method == "POST" else initial_of(asks, queries.answers_of(registration, person), person)
    form = AnswersForm(request.POST or None, asks=asks, person=person, initial=initial)
    context = {"person": person, "form": form}
    if not form.is_bound or not form.is_valid():
        return _page(request, link, found, "answers", context)
    try:
        if person:
            actions.answer(person, form.said(), now=timezone.now(), by=request.user)
        else:
            actions.answer_as_contact(found, form.answers(of_contact=True), now=timezone.now(), by=request.user)
    except EventsError as error:
        form.add_error(None, error.message())
        return _page(request, link, found, "answers", context, status=error.status_code)
    return redirect(reverse("events_manage", args=[link]) + "?done=answer")


def _may_answer(found, person, asks):
    """Whether this link lets `person` (None: the contact) see and change answers to what is asked."""
    now, as_contact = timezone.now(), not isinstance(found, Attendee)
    if person is None:
        return bool(asks.of_contact) and rules.may_change_by_link(found.session, now=now)
    return asks.asks_persons and rules.may_answer(person, found.session, now=now, as_contact=as_contact)


def _people(found):
    """The people that a link is about: one, or all of the registration."""
    if isinstance(found, Attendee):
        return [found]
    people = list(found.attendees.select_related("registration", "substitute").order_by("pk"))
    for person in people:
        person.session = found.session
    return people


def _person(found, uid):
    """The person with this `uid` among those the link is about. Raises UnknownLink for any other."""
    for person in _people(found):
        if str(person.uid) == uid:
            return person
    raise UnknownLink


def _place(attendee, now, *, may_answer):
    session = attendee.session
    waits = attendee.status == AttendeeStatus.WAITLISTED
    return Place(
        attendee,
        may_cancel=rules.may_cancel(attendee, session, now=now),
        may_accept=rules.may_accept(attendee, session, now=now),
        may_substitute=rules.may_substitute(attendee, session, now=now),
        may_rename=rules.may_rename(attendee, session, now=now),
        may_answer=may_answer,
        may_say_to_come=rules.may_say_to_come(attendee, session, now=now),
        may_stand_by=rules.may_stand_by(attendee, session, now=now),
        substitute=_substitute_of(attendee),
        waiting=waiting_of(attendee, now=now) if waits else None,
    )


def _substitute_of(attendee):
    """The name of who comes instead. A stand-by comes from another registration, and has a name for the organiser
    only.
    """
    other = getattr(attendee, "substitute", None)
    return other.name if other and other.registration_id == attendee.registration_id else ""


def _page(request, link, found, template, context, *, status=200):
    now, session = timezone.now(), found.session
    page = queries.page_of(session, get_language(), around=surroundings_of(request))
    request.breadcrumb_page, request.breadcrumb_title = page, gettext("My registration")
    asks = questionnaire_of(session, around=surroundings_of(request))
    places = [_place(person, now, may_answer=_may_answer(found, person, asks)) for person in _people(found)]
    shared = {
        "page": page,
        "title": queries.title_in(session.event, get_language()),
        "title_language": get_language() if page else session.language,
        "session": session,
        "link": link,
        "places": places,
        "registration": found.registration if isinstance(found, Attendee) else found,
        "contact_may_answer": not isinstance(found, Attendee) and _may_answer(found, None, asks),
        "name_until": rules.name_until(session),
        "instead": _instead_of(found, now),
        "soft_from": rules.soft_from(session),
        "is_over": session.over_at <= now,
        "has_place": any(place.attendee.status == AttendeeStatus.CONFIRMED for place in places),
    }
    return show(request, template, shared | context, status=status)


@require_safe
@with_link
def manage_calendar(request, link, found):
    """A file for the reader's own calendar, with the same entries that the mails carry."""
    people = [person for person in _people(found) if person.status == AttendeeStatus.CONFIRMED]
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
