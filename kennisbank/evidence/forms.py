"""The form on which the panel decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kennisbank.enums import EvidenceLevel

PANEL = _("The editorial panel")


class DecisionForm(forms.Form):
    """A level with its reason; `seen` says which decision stood there when the form was opened."""

    level = forms.TypedChoiceField(label=_("Level"), choices=EvidenceLevel.choices, coerce=int)
    reason_nl = forms.CharField(
        label=_("Why, in two lines (Dutch)"), max_length=240, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason_en = forms.CharField(
        label=_("Why, in two lines (English)"), max_length=240, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
