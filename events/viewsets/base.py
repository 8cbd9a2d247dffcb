"""What the organiser's screens share: who may be here, the way back, and an action with its refusals."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events import rules
from events.errors import EventsError
from events.models import EventSession
from events.viewsets import queries
from pagekit.dates import spoken_period


class OrganiserScreen(WagtailAdminTemplateMixin):
    """A screen of the organiser. Who may not be here learns nothing: 404 (trust.md A1, A2)."""

    may_enter = staticmethod(rules.can_organise)
    header_icon = "calendar-alt"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("organiser_sessions"), "label": gettext_lazy("Agenda")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_enter(request.user):
            raise Http404
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(may_organise=self.may_organise(), now=self.now, **kwargs)

    def may_organise(self) -> bool:
        """Whether the reader runs what this screen is about."""
        return rules.can_organise(self.request.user)


class OfOneSession(OrganiserScreen):
    """A screen about the session in the address; `self.session` has its numbers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_enter(request.user):
            raise Http404
        self.session = get_object_or_404(self.sessions_for(request.user), reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def sessions_for(self, user) -> QuerySet[EventSession]:
        """The sessions of which `user` may open this screen: those that they run."""
        return queries.sessions().organised_by(user)

    def may_organise(self) -> bool:
        user = self.request.user
        if rules.can_organise_all(user):
            return True
        return EventSession.objects.organised_by(user).filter(pk=self.session.pk).exists()

    def get_breadcrumbs_items(self):
        own = {"url": self.get_success_url(), "label": self.session.event.title}
        return [*self.breadcrumbs_items, own, {"url": "", "label": self.get_page_title()}]

    def get_success_url(self) -> str:
        return reverse("organiser_session", args=[self.session.reference])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"session": self.session, "session_url": self.get_success_url()} | kwargs)


class ActionScreen(OrganiserScreen, FormView):
    """A page that says what will happen and a button that does it.

    Looking changes nothing, a refusal keeps what was typed.

    A child sets `button` and writes `act`, which calls one action and gives the sentence that tells what happened.
    """

    template_name = "events/organiser/action.html"
    form_class = forms.Form
    button = gettext_lazy("Save")
    serious = False  # a button for what cannot be undone

    def act(self, form: forms.Form) -> str:
        raise NotImplementedError

    def consequences(self) -> list[str]:
        """What will happen, in sentences."""
        return []

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            message = self.act(form)
        except EventsError as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=refusal.status_code)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            button=self.button, serious=self.serious, consequences=self.consequences(), **kwargs
        )


class SessionAction(OfOneSession, ActionScreen):
    """An action on one session."""


def name_of(session: EventSession) -> str:
    """A session as organisers call it: "Kickstart, dinsdag 8 december, 14.00 tot 16.30 uur"."""
    return _("%(title)s, %(when)s") % {
        "title": session.event.title,
        "when": spoken_period(session.starts_at, session.ends_at),
    }
