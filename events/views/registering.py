"""Registering for a session: the form, and what comes after it."""

from django.core import signing
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from events import actions, queries, rules
from events.errors import EventsError, MembersOnly, UnknownLink
from events.forms import RegistrationForm, companions, pair
from events.links import sign_registration
from events.models import Registration
from events.questionnaire import questionnaire_of
from events.shares import waiting_of
from events.views.answers import TRIES, refuse, show
from pagekit.surroundings import surroundings_of
from privacy import throttle

RESULT_SALT = "events.result"
RESULT_SECONDS = 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
def register(request, slug, reference):
    """The form of one session. POST registers; with `add` it shows a row more, with `switch` it came from another
    date.
    """
    data = request.POST if request.method == "POST" else None
    if data is not None and not {"add", "remove", "switch"} & set(data):
        return _send(request, slug, reference)
    session, page = _session_and_page(request, reference)
    if page.slug != slug:
        return redirect("events_register", page.slug, reference, permanent=False)
    form, formset = _forms(request, session, data)
    if data is not None and "add" in data:
        formset = formset.add_row()
    elif data is not None and "remove" in data:
        formset = formset.without_row(data["remove"])
    return _form_page(request, session, page, form=_unjudged(form), formset=formset)


def _send(request, slug, reference):
    now = timezone.now()
    session, page = _session_and_page(request, reference, counted=False)
    if page.slug != slug:
        return redirect("events_register", page.slug, reference, permanent=False)
    form, formset = _forms(request, session, request.POST)

    def again(**shown):
        return _form_page(request, *_session_and_page(request, reference), form=form, formset=formset, **shown)

    if not throttle.allow("events.register", throttle.visitor(request), now=now, **TRIES):
        errors = [gettext("Too many registrations from this connection. Wait a quarter of an hour and send it again.")]
        _unjudged(form)
        return again(errors=errors, status=429)
    if not (form.is_valid() & formset.is_valid()):
        return again(judged=True)
    try:
        outcome = _book(request, session, form, formset, now)
    except EventsError as error:
        return again(errors=[error.message()], status=error.status_code)
    return redirect("events_registered", page.slug, session.reference, _result_token(outcome))


def _session_and_page(request, reference, *, counted=True):
    around = surroundings_of(request)
    session = queries.session_of(reference, around=around, counted=counted)
    page = queries.page_of(session, get_language(), around=around) if session else None
    if page is None:
        raise Http404
    return session, page


def _forms(request, session, data):
    asks = questionnaire_of(session, around=surroundings_of(request))
    invitation = data.get("invitation", "") if data is not None else request.GET.get("uitnodiging", "")
    form = RegistrationForm(data, session=session, asks=asks, user=request.user, invitation=invitation)
    others = pair(session) if session.in_pairs else companions(session)
    return form, others(data, asks=asks)


def _book(request, session, form, formset, now):
    contact = form.contact(get_language())
    return actions.register(
        session,
        contact=contact,
        people=form.people(formset.people()),
        key=form.cleaned_data["key"],
        allow_partial=form.cleaned_data.get("allow_partial", False),
        admission=form.admission,
        by=request.user,
        now=now,
    )


def _unjudged(form):
    """The form with what was typed and without errors: nobody asked for judgement yet."""
    form._errors = {}
    return form


def _form_page(request, session, page, *, form, formset, judged=False, errors=(), status=200):
    now = timezone.now()
    request.breadcrumb_page, request.breadcrumb_title = page, gettext("Register")
    if not judged:
        for row in formset.forms:
            _unjudged(row)
        formset._errors, formset._non_form_errors = [{} for _row in formset.forms], formset.error_class()
    refusal = rules.why_not_registering(session, now=now, admission=form.admission)
    context = {
        "page": page,
        "session": session,
        "form": form,
        "formset": formset,
        "refusal": refusal,
        "share": session.company_limit if rules.shares_apply(session, now=now) and not refusal else None,
        "sign_in": isinstance(refusal, MembersOnly) and not request.user.is_authenticated,
        "errors": list(errors),
        "others": queries.other_open_sessions(session, now=now) if refusal or not session.places_left else [],
        "can_add": formset.total_form_count() < formset.max_num,
        "name_until": rules.name_until(session),
    }
    return show(request, "register", context, status=status)


def _result_token(outcome):
    """What the result page needs to know, without anybody's name in the address."""
    content = {"a": len(outcome.already)}
    if outcome.registration:
        content["r"] = outcome.registration.reference
    else:
        content["s"] = outcome.already[0].status
    return signing.dumps(content, salt=RESULT_SALT)


@require_safe
def registered(request, slug, reference, token):
    """What registering led to, and what happens now. Of a registration that stood already only its state is told."""
    session, page = _session_and_page(request, reference)
    try:
        content = signing.loads(token, salt=RESULT_SALT, max_age=RESULT_SECONDS)
    except signing.BadSignature:
        return refuse(request, UnknownLink())
    registration = None
    if "r" in content:
        registration = Registration.objects.filter(reference=content["r"], session=session).first()
        if registration is None:
            return refuse(request, UnknownLink())
    request.breadcrumb_page, request.breadcrumb_title = page, gettext("Registered")
    context = {"page": page, "session": session, "already": content["a"], "known_status": content.get("s", "")}
    return show(request, "registered", context | _described(registration))


def _described(registration):
    if registration is None:
        return {"people": []}
    people = list(registration.attendees.select_related("registration").order_by("pk"))
    waiting = [person for person in people if person.status == "waitlisted"]
    return {
        "registration": registration,
        "people": people,
        "confirmed": [person for person in people if person.status == "confirmed"],
        "waiting": waiting,
        "requested": [person for person in people if person.status == "requested"],
        "named": [person for person in people if person.status == "confirmed" and person.name],
        "unnamed": [person for person in people if not person.name],
        "name_until": rules.name_until(registration.session),
        "queue": waiting_of(registration, now=timezone.now()),
        "link": sign_registration(registration),
    }
