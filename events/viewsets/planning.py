"""Planning a session and changing its plan: time and place, rules, places, announcing, calling off, completing."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages

from events import actions
from events.models import EventSession
from events.viewsets import queries
from events.viewsets.base import ActionScreen, SessionAction, name_of
from events.viewsets.forms import CallOffForm, PlacesForm, PlanForm, RulesForm, WhenWhereForm
from events.viewsets.stale import SeenForm


class PlanSession(ActionScreen):
    """A new session, or with a reference in the address a copy of that one on another day."""

    template_name = "events/organiser/plan.html"
    form_class = PlanForm
    page_title = gettext_lazy("Plan a session")
    button = gettext_lazy("Plan the session")
    planned: EventSession | None = None

    def get_form_kwargs(self):
        reference = self.kwargs.get("reference")
        copy_of = get_object_or_404(EventSession, reference=reference) if reference else None
        return super().get_form_kwargs() | {"copy_of": copy_of}

    def act(self, form):
        typed = form.cleaned_data
        self.planned = actions.plan(
            typed["event"],
            capacity=typed["capacity"],
            announced=typed["announced"],
            key=typed["key"],
            by=self.request.user,
            now=self.now,
            **form.times_and_place(),
            **form.rules_of_registering(),
        )
        return _("Planned: %(session)s.") % {"session": name_of(self.planned)}

    def get_success_url(self):
        return reverse("organiser_session", args=[self.planned.reference])


class MoveForm(SeenForm, WhenWhereForm):
    """When and where, of a session that exists."""


class MoveSession(SessionAction):
    """Another time or place. What would send mail is shown first, and done by the second button only."""

    template_name = "events/organiser/move.html"
    form_class = MoveForm
    page_title = gettext_lazy("Date and place")
    button = gettext_lazy("Go on")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.session}

    def form_valid(self, form):
        told = self.session.seats_held + self.session.waiting_count
        if self.request.POST.get("confirmed") == str(told) or not told or not self._changes(form):
            return super().form_valid(form)
        after = EventSession(event=self.session.event, **form.times_and_place())
        context = self.get_context_data(form=form, told=told, after=after, before=name_of(self.session))
        return self.response_class(
            request=self.request, template="events/organiser/move_confirm.html", context=context, using=None
        )

    def post(self, request, *args, **kwargs):
        if "back" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def _changes(self, form) -> bool:
        return any(getattr(self.session, name) != value for name, value in form.times_and_place().items())

    def act(self, form):
        if not self._changes(form):
            return _("Nothing was changed.")
        actions.move(self.session, by=self.request.user, now=self.now, **form.times_and_place())
        told = self.session.seats_held + self.session.waiting_count
        return ngettext(
            "The session was moved. %(count)s person gets a mail.",
            "The session was moved. %(count)s people get a mail.",
            told,
        ) % {"count": told}


class SessionRulesForm(SeenForm, RulesForm):
    """The rules of registering, of a session that exists."""

    def clean(self):
        cleaned = super().clean()
        self.check_window(cleaned, self.session.starts_at)
        return cleaned


class ChangeRules(SessionAction):
    """The rules of registering. Nobody gets a mail of this."""

    template_name = "events/organiser/rules.html"
    form_class = SessionRulesForm
    page_title = gettext_lazy("Registration")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.session}

    def act(self, form):
        typed = form.rules_of_registering()
        changed = {name: value for name, value in typed.items() if getattr(self.session, name) != value}
        if not changed:
            return _("Nothing was changed.")
        actions.edit(self.session, by=self.request.user, now=self.now, **changed)
        return _("The rules of registering were changed.")


class SeenPlacesForm(SeenForm, PlacesForm):
    """The number of places, of a session that exists."""


class ChangePlaces(SessionAction):
    """More or fewer places. Nobody is put out."""

    form_class = SeenPlacesForm
    page_title = gettext_lazy("Number of places")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"initial": {"capacity": self.session.capacity}}

    def consequences(self):
        held, waiting = self.session.seats_held, self.session.queue_count
        return [
            ngettext(
                "Now %(count)s person has a place or an offer of one.",
                "Now %(count)s people have a place or an offer of one.",
                held,
            )
            % {"count": held},
            _("With fewer places than that nobody loses a place: you see how many people there are too many."),
            ngettext(
                "With more places the waiting list (%(count)s person) gets offers at once, by mail.",
                "With more places the waiting list (%(count)s people) gets offers at once, by mail.",
                waiting,
            )
            % {"count": waiting},
        ]

    def act(self, form):
        capacity = form.cleaned_data["capacity"]
        surplus = actions.set_capacity(self.session, capacity, by=self.request.user, now=self.now)
        if surplus:
            too_many = ngettext(
                "%(count)s person too many has a place. Nobody was put out.",
                "%(count)s people too many have a place. Nobody was put out.",
                surplus,
            )
            messages.warning(self.request, too_many % {"count": surplus})
        return ngettext("There is %(count)s place now.", "There are %(count)s places now.", capacity) % {
            "count": capacity
        }


class AnnounceSession(SessionAction):
    """Show a draft in the agenda."""

    page_title = gettext_lazy("Show in the agenda")
    button = gettext_lazy("Show in the agenda")

    def consequences(self):
        return [_("Everybody can see the session from now on, and register as its rules say.")]

    def act(self, form):
        actions.announce(self.session, by=self.request.user, now=self.now)
        return _("The session stands in the agenda.")


class CallOffSession(SessionAction):
    """The session does not take place."""

    form_class = CallOffForm
    page_title = pgettext_lazy("session", "Call off")
    serious = True

    @property
    def told(self) -> int:
        """How many people get a mail."""
        return self.session.seats_held + self.session.waiting_count

    @property
    def button(self):
        return ngettext(
            "Yes, call off and mail %(count)s person", "Yes, call off and mail %(count)s people", self.told
        ) % {"count": self.told}

    def get_form_kwargs(self):
        successors = queries.possible_successors(self.session, now=self.now)
        return super().get_form_kwargs() | {"successors": successors, "label": name_of}

    def consequences(self):
        session = self.session
        return [
            _(
                "%(places)s with a place, %(offers)s with an offer and %(waiting)s who wait get one mail each, with "
                "your reason. Their place and their calendar entry go away."
            )
            % {"places": session.confirmed_count, "offers": session.offered_count, "waiting": session.waiting_count},
            _("The session stays in the agenda as called off. This cannot be undone."),
        ]

    def act(self, form):
        actions.call_off(self.session, by=self.request.user, now=self.now, **form.cleaned_data)
        return _("The session was called off.")


class CompleteSession(SessionAction):
    """The session was held."""

    page_title = pgettext_lazy("session", "Mark as held")
    button = pgettext_lazy("session", "Mark as held")

    def consequences(self):
        waiting = self.session.waiting_count + self.session.offered_count
        return [
            ngettext(
                "%(count)s person who still waits is closed, without a mail.",
                "%(count)s people who still wait are closed, without a mail.",
                waiting,
            )
            % {"count": waiting},
            _("After this the plan of the session does not change any more."),
        ]

    def act(self, form):
        actions.complete(self.session, by=self.request.user, now=self.now)
        return _("The session is marked as held.")
