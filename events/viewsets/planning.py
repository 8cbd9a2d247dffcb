"""Changing the plan of a session: time and place, rules, places, announcing, calling off, completing."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages

from events import actions
from events.models import EventSession
from events.queries import coming_of_series
from events.viewsets import queries
from events.viewsets.base import SessionAction, name_of
from events.viewsets.forms import CallOffForm, PlacesForm, WhenWhereForm
from events.viewsets.rules_form import RulesForm
from events.viewsets.stale import SeenForm


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
    """The rules of registering, of a session that exists; if it is one of a series, perhaps of the later ones too."""

    whole_series = forms.BooleanField(required=False)

    def __init__(self, *args, later=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whole_series"].label = ngettext(
            "Also for the %(count)s later session of this series",
            "Also for the %(count)s later sessions of this series",
            later,
        ) % {"count": later}
        if not later:
            del self.fields["whole_series"]

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
        later = len(coming_of_series(self.session)) - 1
        return super().get_form_kwargs() | {"session": self.session, "later": later}

    def act(self, form):
        typed = form.rules_of_registering()
        if form.cleaned_data.get("whole_series"):
            return self._change_series(typed)
        changed = {name: value for name, value in typed.items() if getattr(self.session, name) != value}
        if not changed:
            return _("Nothing was changed.")
        actions.edit(self.session, by=self.request.user, now=self.now, **changed)
        return _("The rules of registering were changed.")

    def _change_series(self, typed):
        """What was changed here goes to the later sessions too; what they have of their own stays."""
        changed = {name: value for name, value in typed.items() if getattr(self.session, name) != value}
        if not changed:
            return _("Nothing was changed.")
        report = actions.edit_series(self.session, by=self.request.user, now=self.now, **changed)
        for session, refusal in report.refused:
            problem = {"session": name_of(session), "problem": str(refusal)}
            messages.warning(self.request, _("%(session)s was left as it is: %(problem)s") % problem)
        return ngettext(
            "The rules of %(count)s session were changed.",
            "The rules of %(count)s sessions were changed.",
            len(report.changed),
        ) % {"count": len(report.changed)}


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
