"""How it was, by the own link of whoever was there. Who uses the contact's link answers for one person at a time."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from events.afterwards import actions, queries, rules
from events.afterwards.forms import EvaluationForm
from events.afterwards.views.commitments import page
from events.enums import CAME
from events.errors import EventsError
from events.rules import with_place
from events.views.opened import people_of, with_link


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def evaluation(request, link, found):
    """Four questions, once for each person who was there."""
    now = timezone.now()
    people = [each for each in with_place(people_of(found)) if each.attendance in CAME]
    if not people:
        raise Http404
    answered = queries.who_answered(people)
    left = [each for each in people if each.pk not in answered]
    wanted = request.POST.get("person") or request.GET.get("person")
    person = next((each for each in people if str(each.uid) == wanted), None)
    if wanted and person is None:
        raise Http404
    person = person or (left[0] if len(left) == 1 else None)
    form, status = EvaluationForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        if person is None:
            raise Http404
        status = 422
        if form.is_valid():
            try:
                actions.evaluate(person, form.opinion(), now=now)
                return redirect(f"{request.path}?done=1")
            except EventsError as refusal:
                form.add_error(None, refusal.message())
                status = refusal.status_code
    may = person is not None and person in left and rules.may_evaluate(person, found.session, now=now)
    request.breadcrumb_title = gettext("How was it?")
    context = {
        "link": link,
        "form": form if may else None,
        "refusals": form.non_field_errors() if form.is_bound else [],
        "person": person,
        "several": len(people) > 1,
        "left": left,
        "is_before": now < found.session.over_at,
        "is_open": rules.may_evaluate(people[0], found.session, now=now),
        "done": "done" in request.GET or not left,
    }
    return page(request, "evaluation", found, context, status=status)
