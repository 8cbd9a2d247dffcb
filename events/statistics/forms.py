"""Which sessions the figures are about."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import EventPage, EventTheme
from events.statistics.queries import Scope
from events.viewsets.fields import DateField, EventField


class ScopeForm(forms.Form):
    """A time and, when wanted, one event or theme. Nothing chosen is the year of `today`."""

    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Up to and including"), required=False)
    event = EventField(label=_("Event"), queryset=EventPage.objects.none(), required=False, empty_label=_("All"))
    theme = forms.ModelChoiceField(
        label=_("Theme"), queryset=EventTheme.objects.all(), to_field_name="slug", required=False, empty_label=_("All")
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"since": today.replace(month=1, day=1), "until": today.replace(month=12, day=31)}
        held = EventPage.objects.filter(sessions__isnull=False).distinct()
        self.fields["event"].queryset = held.order_by("title")

    def clean(self):
        said = super().clean()
        for name in ("since", "until"):
            if not said.get(name) and name not in self.errors:
                said[name] = self.initial[name]
        if not self.errors and said["since"] > said["until"]:
            self.add_error("until", gettext("Choose a day that is not before the first one."))
        return said

    def scope(self) -> Scope:
        """What was chosen; the whole year when it cannot be read."""
        if not self.is_valid():
            return Scope(self.initial["since"], self.initial["until"])
        return Scope(**self.cleaned_data)
