"""Forms of a practice: the company's answers, its remark on a text, and the editors' text and questions."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from community.practices.enums import Question
from community.practices.models import PracticeSubmission, PracticeText
from community.practices.models.messages import MESSAGE_LENGTH
from community.practices.models.submissions import ANSWER_FIELDS
from community.practices.models.texts import TEXT_FIELDS
from community.practices.queries import instruments_to_choose
from community.practices.rules import REQUIRED_ANSWERS
from kennisbank.models import InstrumentPage
from pagekit.forms import PublicForm, PublicModelForm, SingleLineField

LONGEST_KEY = 18  # digits that fit in every database
VERSION = {"widget": forms.HiddenInput, "min_value": 0, "max_value": 2_000_000_000}


class InstrumentField(forms.ModelChoiceField):
    """A choice among instruments; a number that no database can hold is no instrument, and no error page either."""

    def __init__(self, **kwargs):
        super().__init__(queryset=InstrumentPage.objects.none(), empty_label=_("Choose an instrument"), **kwargs)

    def to_python(self, value):
        if len(str(value or "")) > LONGEST_KEY:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)

    def label_from_instance(self, obj):
        return obj.title


class PracticeForm(PublicModelForm):
    """What the company tells. A draft may be halfway; what is missing is only asked for when it is sent in.

    `version` says which version of the row the reader saw, `form_key` which form this is.
    """

    title = SingleLineField(
        label=_("What do you call it?"),
        max_length=120,
        required=False,
        help_text=_("A few words, such as: ten minutes at the saw."),
    )
    instrument = InstrumentField(label=_("Which instrument is it about?"), required=False)
    hours = forms.IntegerField(
        label=_("How many hours did it take in all?"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("Of everybody together, the first time. An estimate is fine."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    cost_text = SingleLineField(
        label=_("What did it cost in money?"),
        max_length=300,
        required=False,
        help_text=_("For instance: nothing, or 85 euros for a whiteboard."),
    )
    is_anonymous = forms.BooleanField(
        label=_("Publish without the name of our company"),
        required=False,
        help_text=_("Readers then only see how many people work at your company. The editors do see your name."),
    )
    version = forms.IntegerField(**VERSION)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = PracticeSubmission
        fields = ANSWER_FIELDS
        labels = dict(Question.choices)
        help_texts = {
            "situation": _("What went wrong, or what did you want? Name no persons."),
            "approach": _("Step by step: who did what, how often, for how long?"),
            "result": _("Also what did not change. An honest story helps others most."),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in Question.values}

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        stored = InstrumentPage.objects.filter(pk=self.instance.instrument_id)
        self.fields["instrument"].queryset = instruments_to_choose(language) | stored
        self.initial["version"] = self.instance.version
        self.initial["form_key"] = self.instance.form_key or uuid.uuid4()
        self._ask(required=True)

    def full_clean(self):
        """What has to be answered is shown as such, and asked for by `send_in`: a draft may be halfway."""
        self._ask(required=False)
        super().full_clean()
        self._ask(required=True)

    def _ask(self, *, required):
        for name in REQUIRED_ANSWERS:
            self.fields[name].required = required

    def answers(self):
        """The answers by field name, as the actions take them."""
        return {name: self.cleaned_data[name] for name in ANSWER_FIELDS}

    def ask_for(self, missing):
        """Put an error at each field that has no answer yet."""
        for name in missing:
            self.add_error(name, _("Answer this question before you send it in."))

    def typed_over(self, row):
        """Take up `row`, which somebody else saved: keep what was typed, and let the next save count as knowing it."""
        self.data = self.data.copy()
        self.data["version"] = row.version
        self.add_error(None, _("Below stands what you typed. Save again to put it over what was saved meanwhile."))

    def differences(self, row):
        """Question and stored answer for each answer that differs from what was typed."""
        return [
            (self.fields[name].label, getattr(row, name))
            for name in ANSWER_FIELDS
            if self.cleaned_data.get(name) != getattr(row, name)
        ]


class CorrectionForm(PublicForm):
    """What has to change in the text before the company agrees."""

    text = forms.CharField(
        label=_("What has to change?"),
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what has to change in the text.")},
    )
    number = forms.IntegerField(**VERSION)


class TextForm(forms.ModelForm):
    """The editors' text in one language. Halfway is fine when saving; laying it before the company asks for all."""

    REQUIRED = ("title", "summary", "situation", "approach", "result")

    class Meta:
        model = PracticeText
        fields = TEXT_FIELDS
        labels = dict(Question.choices)
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            **{name: forms.Textarea(attrs={"rows": 6}) for name in Question.values},
        }

    def __init__(self, *args, optional=False, complete=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.optional, self.complete = optional, complete
        for field in self.fields.values():
            field.required = False
            field.widget.attrs.pop("required", None)

    def clean(self):
        cleaned = super().clean()
        if self.complete and not self.is_left_out():
            for name in self.REQUIRED:
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("The company cannot agree without this."))
        return cleaned

    def is_left_out(self):
        """Whether this is a further language in which nothing was written."""
        return self.optional and not any(self.cleaned_data.get(name) for name in TEXT_FIELDS)

    def content(self):
        """The text as the actions take it."""
        return {name: self.cleaned_data[name] for name in TEXT_FIELDS}


class VersionForm(forms.Form):
    """Which version of the practice the editor saw."""

    version = forms.IntegerField(**VERSION)


class QuestionsForm(VersionForm):
    """Questions to the company: one for each answer, or one about all of it."""

    general = forms.CharField(
        label=_("About all of it"), required=False, max_length=MESSAGE_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in Question.choices:
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=MESSAGE_LENGTH, widget=forms.Textarea(attrs={"rows": 2})
            )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.questions():
            self.add_error("general", _("Write at least one question."))
        return cleaned

    def questions(self):
        """What is asked, by the field that it is about."""
        asked = {
            "": self.cleaned_data.get("general"),
            **{name: self.cleaned_data.get(name) for name in Question.values},
        }
        return {name: text for name, text in asked.items() if text}


class DeclineForm(VersionForm):
    """Why a practice is not published."""

    reason = forms.CharField(
        label=_("Reason, for the company"), max_length=MESSAGE_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
