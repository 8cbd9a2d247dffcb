"""What companies ask for: by theme and region, without names; how many are needed, and a draft made by hand."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from events.demand import actions, queries, rules
from events.demand.enums import DayPart, Weekday
from events.demand.forms import NeededForm
from events.demand.models import Pool
from events.rules import can_organise_all
from events.viewsets.base import ActionScreen, OrganiserScreen
from events.viewsets.fields import EventField
from events.viewsets.queries import plannable_events

LARGEST_NUMBER = 2**31 - 1


class AllDemand(OrganiserScreen, TemplateView):
    """Every theme and region with open questions, and the sessions that were opened."""

    may_enter = staticmethod(can_organise_all)
    template_name = "demand/pools.html"
    page_title = gettext_lazy("Demand")
    header_icon = "help"

    def get_context_data(self, **kwargs):
        newest = queries.openings()[:20]
        return super().get_context_data(demand=queries.all_demand(), openings=newest, **kwargs)


class OfOnePool(ActionScreen):
    """An action on the questions of one theme in one region."""

    may_enter = staticmethod(can_organise_all)
    header_icon = "help"
    breadcrumbs_items = [
        *OrganiserScreen.breadcrumbs_items,
        {"url": reverse_lazy("demand_pools"), "label": gettext_lazy("Demand")},
    ]

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user) or kwargs["pool"] > LARGEST_NUMBER:
            raise Http404
        self.pool = get_object_or_404(Pool.objects.select_related("theme"), pk=kwargs["pool"])
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self):
        return reverse("demand_pool", args=[self.pool.pk])

    def get_context_data(self, **kwargs):
        demand = queries.demand_of(self.pool)
        return super().get_context_data(pool=self.pool, demand=demand, poll=_poll(demand.questions), **kwargs)


class OnePool(OfOnePool):
    """The questions with the companies that ask them, which moments suit, and how many companies are needed."""

    template_name = "demand/pool.html"
    form_class = NeededForm
    page_title = gettext_lazy("Questions")

    def get_initial(self):
        return {"needed": self.pool.needed}

    def act(self, form):
        actions.change_needed(self.pool, form.cleaned_data["needed"], by=self.request.user, now=self.now)
        return _("Saved. With so many companies a draft is made.")


class DraftForm(forms.Form):
    """Of which event a session is planned."""

    event = EventField(label=gettext_lazy("Event"), queryset=None, empty_label=gettext_lazy("Choose"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = plannable_events(user)


class MakeDraft(OfOnePool):
    """A draft by hand: of a theme without an event, or for fewer companies."""

    template_name = "demand/draft.html"
    form_class = DraftForm
    page_title = gettext_lazy("Make a draft")
    button = gettext_lazy("Make a draft")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        return {"event": queries.event_on(self.pool.theme)}

    def consequences(self):
        return [
            _("A session is planned at the moment that suits most companies. Nobody sees it until you announce it."),
            _("Once it is announced, who asked is invited. Everybody else can register five days later."),
        ]

    def act(self, form):
        opening = actions.open_session(self.pool, form.cleaned_data["event"], by=self.request.user, now=self.now)
        self.made = opening.session
        return _("The draft is ready. Add the place, check the rest and announce it.")

    def get_success_url(self):
        made = getattr(self, "made", None)
        return reverse("organiser_session", args=[made.reference]) if made else super().get_success_url()


def _poll(questions):
    """The poll as a table: for each day its name and, for each part, how many companies can come."""
    counted = rules.votes(questions)
    return [(day.label, [(part.label, counted.get((day.value, part.value), 0)) for part in DayPart]) for day in Weekday]
