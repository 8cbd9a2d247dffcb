"""What comes in: something learned, a session to close, and what a company decides."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.forms import NO_ADDRESS
from events.takeaways.actions import Told
from events.takeaways.enums import Kind
from events.takeaways.models import REASON_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from events.viewsets.fields import PartyField
from pagekit.forms import SingleLineField


class TakeawayForm(forms.Form):
    """One case, tip or template. A case says whose it is."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind.choices, widget=forms.RadioSelect)
    title = SingleLineField(label=_("Title"), max_length=TITLE_LENGTH, validators=[NO_ADDRESS])
    text = forms.CharField(
        label=_("What can others learn from it?"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was the matter, what helped, what came of it. Name no persons."),
    )
    told_by = PartyField(
        label=_("Whose case is it?"),
        required=False,
        empty_label=_("Of no single company"),
        help_text=_("For a case only. Who told it gets a mail, and decides whether it is shared."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told_by"].queryset = parties

    def clean(self):
        said = super().clean()
        if said.get("kind") == Kind.CASE and not said.get("told_by") and "told_by" not in self.errors:
            self.add_error("told_by", gettext("Choose whose case it is, or make a tip of it."))
        return said

    def told(self):
        """What was filled in, for the action."""
        said = self.cleaned_data
        told_by = said["told_by"] if said["kind"] == Kind.CASE else None
        return Told(said["key"], said["kind"], said["title"], said["text"], told_by)


class ClosingForm(TakeawayForm):
    """One takeaway, or why there is none."""

    why_nothing = SingleLineField(
        label=_("Or: why is there nothing for others?"), max_length=REASON_LENGTH, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*TakeawayForm.base_fields, "why_nothing"])
        words = ("title", "text")
        self.is_empty = self.is_bound and not any(self.data.get(name, "").strip() for name in words)
        for name in ("kind", *words, "key"):
            self.fields[name].required = self.is_bound and not self.is_empty

    def clean(self):
        if not self.is_empty:
            return super().clean()
        if not self.cleaned_data.get("why_nothing") and "why_nothing" not in self.errors:
            self.add_error("why_nothing", gettext("Write down at least one case, tip or template, or say why not."))
        return self.cleaned_data

    def told(self):
        return None if self.is_empty else super().told()
