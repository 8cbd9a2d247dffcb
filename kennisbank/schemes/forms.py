"""Forms of the guide and the calculator: they ask, and nothing is kept."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from kennisbank.enums import SIZE_LIMITS
from kennisbank.schemes.enums import CostKind
from kennisbank.schemes.rules import CostLine
from kennisbank.schemes.rules.funding import MOST_LINES
from pagekit.forms import PublicForm

MOST_EUROS = Decimal(10_000_000)
MOST_COUNT = 10_000
FIRST_LINES = 3


class AnswerForm(PublicForm):
    """One question of the guide."""

    antwoord = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": _("Choose one of these answers.")}
    )

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = [(option.code, option.label) for option in question.options]
        self.fields["antwoord"].label = question.text
        self.fields["antwoord"].help_text = question.hint


class PlanForm(PublicForm):
    """The company of a plan, and what it may use."""

    employees = forms.IntegerField(
        label=_("How many people work in your company?"), min_value=1, max_value=max(SIZE_LIMITS.values())[1]
    )
    schemes = forms.MultipleChoiceField(
        label=_("Which schemes do you count with?"),
        help_text=_("Take away what is not for you: a fund is there for companies of its own branch only."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one scheme.")},
    )
    aid = forms.DecimalField(
        label=_("How much state aid did you get in the last three years, in euros?"),
        help_text=_("From de minimis declarations. Leave it empty when it was nothing."),
        min_value=0,
        max_value=MOST_EUROS,
        decimal_places=2,
        required=False,
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["schemes"].choices = choices

    def size_band(self):
        """The size of the company as the schemes know it."""
        number = self.cleaned_data["employees"]
        return next(band.value for band, (first, last) in SIZE_LIMITS.items() if first <= number <= last)


class LineForm(PublicForm):
    """One cost of a plan; a line that is left empty does not count."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("What for"), choices=[("", _("Choose")), *CostKind.choices], required=False)
    amount = forms.DecimalField(
        label=_("Cost in euros"), min_value=0, max_value=MOST_EUROS, decimal_places=2, required=False
    )
    count = forms.IntegerField(
        label=_("How many people, places or hours"), min_value=1, max_value=MOST_COUNT, required=False
    )

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("amount") or cleaned.get("count")) and not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Say what this is for."))
        if cleaned.get("kind") and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Say what this costs."))
        return cleaned


class LineFormSet(forms.BaseFormSet):
    """The costs of a plan: at least one."""

    def clean(self):
        if not any(self.errors) and not self.lines():
            raise forms.ValidationError(_("Fill in at least one cost."))

    def lines(self):
        """The costs that were filled in."""
        typed = [form.cleaned_data for form in self.forms if form.cleaned_data.get("kind")]
        return [CostLine(each["kind"], each["amount"], each.get("count") or 1) for each in typed]


Lines = forms.formset_factory(
    LineForm, formset=LineFormSet, extra=FIRST_LINES, max_num=MOST_LINES, absolute_max=MOST_LINES, validate_max=True
)
