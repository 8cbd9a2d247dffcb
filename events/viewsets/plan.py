"""Planning what is new: a session, a series, a course."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import actions, rules
from events.models import EventSession
from events.viewsets.base import ActionScreen, name_of
from events.viewsets.plan_forms import COURSE, MeetingFormSet, PlanForm, meetings_of


class PlanSession(ActionScreen):
    """A new session, or with a reference in the address a copy of that one on another day."""

    may_enter = staticmethod(rules.can_plan)
    template_name = "events/organiser/plan.html"
    form_class = PlanForm
    page_title = gettext_lazy("Plan a session")
    button = gettext_lazy("Plan the session")
    planned: EventSession | None = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"copy_of": self.copy_of, "user": self.request.user}

    @cached_property
    def copy_of(self) -> EventSession | None:
        """The session that this one is planned like."""
        reference = self.kwargs.get("reference")
        mine = EventSession.objects.organised_by(self.request.user)
        return get_object_or_404(mine, reference=reference) if reference else None

    def form_valid(self, form):
        if not form.is_repeated:
            return super().form_valid(form)
        sent = "form-TOTAL_FORMS" in self.request.POST
        self.meetings = MeetingFormSet(self.request.POST if sent else meetings_of(form))
        if self.meetings.is_valid() and sent:
            return super().form_valid(form)
        context = self.get_context_data(
            form=form, meetings=self.meetings, is_course=form.cleaned_data["repeats"] == COURSE
        )
        return self.response_class(
            request=self.request, template="events/organiser/plan_dates.html", context=context, using=None
        )

    def post(self, request, *args, **kwargs):
        if "back" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def act(self, form):
        typed = form.cleaned_data
        details = form.times_and_place() | form.rules_of_registering()
        details |= {name: typed[name] for name in ("capacity", "announced", "key")}
        details |= {"by": self.request.user, "now": self.now, "like": self.copy_of}
        if not form.is_repeated:
            self.planned = actions.plan(typed["event"], **details)
            return _("Planned: %(session)s.") % {"session": name_of(self.planned)}
        meetings = self.meetings.meetings()
        if typed["repeats"] == COURSE:
            details |= {"starts_at": meetings[0][0], "ends_at": meetings[0][1], "further_dates": meetings[1:]}
            self.planned = actions.plan(typed["event"], **details)
            return _("Planned: a course of %(count)s dates.") % {"count": len(meetings)}
        for of_one in ("starts_at", "ends_at"):
            details.pop(of_one)
        planned = actions.plan_series(typed["event"], meetings, **details)
        self.planned = planned[0]
        return _("Planned: a series of %(count)s sessions.") % {"count": len(planned)}

    def get_success_url(self):
        return reverse("organiser_session", args=[self.planned.reference])
