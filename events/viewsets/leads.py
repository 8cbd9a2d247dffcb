"""Who leads a session: for those who organise everything."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events import actions, rules
from events.viewsets import queries
from events.viewsets.base import SessionAction

THIS, ALL = "session", "event"


class LeadForm(forms.Form):
    """Who, and of what."""

    user = forms.ModelChoiceField(
        label=gettext_lazy("Who"),
        queryset=None,
        to_field_name="email",
        empty_label=gettext_lazy("Choose"),
        help_text=gettext_lazy("Staff with the role begeleiding. An administrator gives that role under Users."),
    )
    what = forms.ChoiceField(
        label=gettext_lazy("Leads"),
        choices=[
            (THIS, gettext_lazy("This session")),
            (ALL, gettext_lazy("All sessions of this event, and plans new ones")),
        ],
        widget=forms.RadioSelect,
        initial=THIS,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = queries.possible_leads()
        self.fields["user"].label_from_instance = _in_words


def _in_words(user):
    """Who it is: two people may have one name, so the address stands behind it."""
    return f"{user.called} ({user.email})" if user.get_full_name() else user.email


class Leads(SessionAction):
    """Who leads the session, and one more. POST with `take_off` takes somebody off."""

    may_enter = staticmethod(rules.can_organise_all)
    template_name = "events/organiser/leads.html"
    form_class = LeadForm
    page_title = gettext_lazy("Who leads it")
    button = gettext_lazy("Add")

    def post(self, request, *args, **kwargs):
        if "take_off" not in request.POST:
            return super().post(request, *args, **kwargs)
        lead = get_object_or_404(queries.leads_of(self.session), reference=request.POST["take_off"])
        actions.take_off_lead(lead, session=self.session, by=request.user)
        messages.success(request, _("%(who)s does not lead it any more.") % {"who": lead.user.email})
        return redirect(request.path)

    def consequences(self):
        return [
            _("Whoever leads a session sees its people and everything on its screen, and of other sessions nothing."),
        ]

    def act(self, form):
        typed = form.cleaned_data
        actions.name_lead(self.session, typed["user"], whole_event=typed["what"] == ALL, by=self.request.user)
        return _("%(who)s leads it from now on.") % {"who": typed["user"].email}

    def get_success_url(self):
        return reverse("organiser_leads", args=[self.session.reference])

    def get_context_data(self, **kwargs):
        back = reverse("organiser_session", args=[self.session.reference])
        return super().get_context_data(leads=queries.leads_of(self.session), **kwargs | {"session_url": back})
