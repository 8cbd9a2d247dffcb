"""What somebody asks for, and what an organiser makes of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.demand.actions import Asked
from events.demand.enums import DayPart, Weekday
from events.demand.models import FEWEST_COMPANIES, MOST_COMPANIES
from events.forms.fields import email_field, name_field
from events.models import EventTheme
from kennisbank.enums import Region
from pagekit.forms import PublicForm, SingleLineField
from privacy.bots import HumanFormMixin


class ThemeField(forms.ModelChoiceField):
    """One of the themes of sessions, by the slug in its address."""

    def __init__(self, **kwargs):
        super().__init__(queryset=EventTheme.objects.all(), to_field_name="slug", **kwargs)

    def label_from_instance(self, obj):
        return obj.name


class AskForm(HumanFormMixin, PublicForm):
    """A learning question, and when a session about it would suit."""

    theme = ThemeField(label=_("About which theme"), empty_label=_("Choose"))
    region = forms.ChoiceField(label=_("Where can you come"), choices=[("", _("Choose")), *Region.choices])
    text = SingleLineField(
        label=_("What do you want to learn?"),
        max_length=500,
        help_text=_("One question, as you would put it to a colleague at another company."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days suit"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: any day."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Which part of the day suits"),
        choices=DayPart.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    name = name_field(autocomplete="name")
    organisation = SingleLineField(
        label=_("Organisation"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    email = email_field(autocomplete="email", help_text=_("You hear here first when a session is planned."))

    def asked(self, language):
        """The question, for the action."""
        names = ("text", "name", "email", "organisation", "weekdays", "parts")
        return Asked(language=language, **{name: self.cleaned_data[name] for name in names})


class NeededForm(forms.Form):
    """How many companies a session waits for."""

    needed = forms.IntegerField(
        label=_("Companies needed for a session"), min_value=FEWEST_COMPANIES, max_value=MOST_COMPANIES
    )
