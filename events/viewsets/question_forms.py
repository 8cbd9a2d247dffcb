"""The organiser's form of one question."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import AskedOf, QuestionKind
from events.models.questions import KEPT_AT_MOST
from events.viewsets.stale import SeenForm
from pagekit.forms import SingleLineField

MOST_CHOICES, LONGEST_CHOICE = 20, 80


class QuestionForm(forms.Form):
    """One question in both languages, what it is for, and how long its answers are kept."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of answer"), choices=QuestionKind.choices)
    asked_of = forms.ChoiceField(label=gettext_lazy("Who is asked"), choices=AskedOf.choices)
    wording_nl = SingleLineField(label=gettext_lazy("Question, in Dutch"), max_length=200)
    wording_en = SingleLineField(label=gettext_lazy("Question, in English"), max_length=200)
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Only for a question with choices. One on each line: the Dutch text | the English text."
        ),
    )
    help_nl = SingleLineField(label=gettext_lazy("Explanation, in Dutch"), max_length=300, required=False)
    help_en = SingleLineField(label=gettext_lazy("Explanation, in English"), max_length=300, required=False)
    purpose_nl = SingleLineField(
        label=gettext_lazy("What it is for, in Dutch"),
        max_length=200,
        help_text=gettext_lazy("Stands beside the question. Ask nothing that you do not need."),
    )
    purpose_en = SingleLineField(label=gettext_lazy("What it is for, in English"), max_length=200)
    required = forms.BooleanField(label=gettext_lazy("An answer is required"), required=False)
    retention_days = forms.IntegerField(
        label=gettext_lazy("Days that the answers are kept after the session"),
        min_value=1,
        max_value=KEPT_AT_MOST,
        initial=KEPT_AT_MOST,
        help_text=gettext_lazy("Of choices and of yes or no the totals stay; what people typed does not."),
    )

    def clean_choices(self) -> str:
        """The lines, each of a Dutch and an English text."""
        lines = pairs_of(self.cleaned_data["choices"])
        if len(lines) > MOST_CHOICES or any(len(text) > LONGEST_CHOICE for line in lines for text in line):
            raise forms.ValidationError(
                _("At most %(most)s choices, each of at most %(longest)s characters.")
                % {"most": MOST_CHOICES, "longest": LONGEST_CHOICE}
            )
        return self.cleaned_data["choices"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        dutch = {line[0] for line in pairs_of(cleaned.get("choices", ""))}
        if cleaned.get("kind") == QuestionKind.CHOICE and "choices" not in self.errors and len(dutch) < 2:
            self.add_error("choices", _("Give at least two different choices, one on each line."))
        return cleaned

    def question(self) -> dict[str, Any]:
        """What the actions take."""
        names = [name for name in QuestionForm.base_fields if name != "choices"]
        return {name: self.cleaned_data[name] for name in names} | {"choices": pairs_of(self.cleaned_data["choices"])}


def pairs_of(text: str) -> list[tuple[str, str]]:
    """The Dutch and the English text on each line; the same one twice when only one was given."""
    found = []
    for line in text.splitlines():
        dutch, _bar, english = (part.strip() for part in line.partition("|"))
        if dutch:
            found.append((dutch, english or dutch))
    return found


class NewQuestionForm(QuestionForm):
    """A new question, also: for which sessions."""

    where = forms.ChoiceField(
        label=gettext_lazy("Asked at"),
        choices=[
            ("here", gettext_lazy("This session only")),
            ("everywhere", gettext_lazy("All sessions of this event, also later ones")),
        ],
        widget=forms.RadioSelect,
        initial="here",
    )
    field_order = ["where"]

    def __init__(self, *args: Any, everywhere: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not everywhere:
            self.fields["where"].choices = self.fields["where"].choices[:1]


class SeenQuestionForm(SeenForm, QuestionForm):
    """A question that exists."""
