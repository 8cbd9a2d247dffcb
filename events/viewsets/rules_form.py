"""The organiser's form about the rules of registering."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import Access
from events.models import EventSession
from events.viewsets.fields import WallMomentField


class RulesForm(forms.Form):
    """Who may register, from when until when, and what happens when it is full."""

    in_pairs = forms.BooleanField(
        label=gettext_lazy("People come in pairs: somebody of the employer and a newcomer"),
        required=False,
        help_text=gettext_lazy("Both have a place or both wait. Each pair takes two places."),
    )
    join_url = forms.URLField(
        label=gettext_lazy("Link to the online meeting"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Shown only to people with a place, never in a mail or calendar."),
    )
    access = forms.ChoiceField(label=gettext_lazy("Who may register"), choices=Access.choices)
    approval_required = forms.BooleanField(label=gettext_lazy("I approve each registration"), required=False)
    registration_opens_at = WallMomentField(
        label=gettext_lazy("Registration opens"), required=False, help_text=gettext_lazy("Empty: at once.")
    )
    registration_closes_at = WallMomentField(
        label=gettext_lazy("Registration closes"),
        required=False,
        help_text=gettext_lazy("Empty: when the session starts."),
    )
    waiting_list = forms.BooleanField(label=gettext_lazy("Waiting list when it is full"), required=False)
    offer_hours = forms.IntegerField(
        label=gettext_lazy("Hours to accept an offered place"), min_value=1, max_value=720, initial=48
    )
    max_attendees = forms.IntegerField(
        label=gettext_lazy("People in one registration at most"), min_value=1, max_value=20, initial=4
    )
    company_limit = forms.IntegerField(
        label=gettext_lazy("Places for one company at most"),
        min_value=1,
        max_value=5000,
        required=False,
        help_text=gettext_lazy("Empty: as many as there are. Whoever is more goes to the waiting list."),
    )
    kept_for_new = forms.IntegerField(
        label=gettext_lazy("Places kept for companies that come for the first time"),
        min_value=0,
        max_value=5000,
        required=False,
        initial=0,
    )
    share_until_days = forms.IntegerField(
        label=gettext_lazy("Days before the session on which all places become open to all"),
        min_value=0,
        max_value=60,
        required=False,
        initial=7,
    )
    cancel_until_hours = forms.IntegerField(
        label=gettext_lazy("Ask people to cancel this many hours before"), min_value=0, max_value=720, initial=24
    )
    asks_needs = forms.BooleanField(
        label=gettext_lazy("Ask each person about food and what they need to take part"),
        required=False,
        help_text=gettext_lazy("Not required of them. You can read it until seven days after the session."),
    )
    asks_learning = forms.BooleanField(
        label=gettext_lazy("Ask each person what they want to learn and can bring"), required=False
    )

    asks_again = forms.BooleanField(
        label=gettext_lazy("Ask three days before who still comes"),
        required=False,
        help_text=gettext_lazy(
            "Who does not answer keeps the place until five minutes after the start. Then you may let in somebody from "
            "the waiting list. The rule stands on the page and in the confirmation."
        ),
    )

    def __init__(self, *args: Any, session: EventSession | None = None, **kwargs: Any):
        self.session = session
        initial = {"waiting_list": True} if session is None else self.initial_of(session)
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)

    @classmethod
    def initial_of(cls, session: EventSession) -> dict[str, Any]:
        """What the form starts with for an existing session."""
        return {name: getattr(session, name) for name in cls.base_fields if hasattr(session, name)}

    def check_window(self, cleaned: dict[str, Any], starts_at: datetime) -> None:
        """Registration opens before it closes, and closes before the session starts; pairs are not asked again."""
        opens, closes = cleaned.get("registration_opens_at"), cleaned.get("registration_closes_at")
        if closes and closes > starts_at:
            self.add_error("registration_closes_at", _("Registration must close before the session starts."))
        if opens and opens >= (closes or starts_at):
            self.add_error("registration_opens_at", _("Registration must open before it closes."))
        if cleaned.get("in_pairs") and cleaned.get("asks_again"):
            self.add_error("asks_again", _("Not for pairs: nobody on the waiting list could come in for one of them."))

    def clean_kept_for_new(self) -> int:
        """Left empty is none."""
        return self.cleaned_data["kept_for_new"] or 0

    def clean_share_until_days(self) -> int:
        """Left empty is what the form starts with."""
        given = self.cleaned_data["share_until_days"]
        return self.fields["share_until_days"].initial if given is None else given

    def rules_of_registering(self) -> dict[str, Any]:
        """What `actions.edit` and `actions.plan` take."""
        return {name: self.cleaned_data[name] for name in RulesForm.base_fields}
