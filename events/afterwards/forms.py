"""What comes in afterwards: commitments, how far they are, how it was, and materials."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, URLValidator
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from events.afterwards.actions import HandedOut, Opinion, Promised
from events.afterwards.enums import Mark, Progress, Question
from events.afterwards.models.commitments import WHAT_LENGTH, WHO_LENGTH, WHY_LENGTH
from events.afterwards.models.evaluations import TEXT_LENGTH
from events.afterwards.models.materials import TITLE_LENGTH, URL_LENGTH
from events.afterwards.rules import first_due_day, last_due_day
from events.forms import NO_ADDRESS
from events.viewsets.fields import DateField, PartyField
from pagekit.forms import PublicForm, SingleLineField

WORDS = {"what": _("What will you do?"), "who": _("Who takes it up?"), "due_on": _("By when?")}

# How a file of each kind begins; a text begins anyhow, and holds no byte of nothing.
ZIPPED = b"PK\x03\x04"
BEGINNINGS = {"pdf": b"%PDF-", "txt": b"", "csv": b""} | dict.fromkeys(
    ("docx", "odp", "ods", "odt", "pptx", "xlsx"), ZIPPED
)
LARGEST_FILE = 10 * 1024 * 1024


class CommitmentRows(forms.Form):
    """Some rows of what, who and by when; a row that is left empty is nothing. Each row carries its own `key`."""

    def __init__(self, *args, rows, session, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.session, self.now, self.numbers = session, now, range(1, rows + 1)
        for number in self.numbers:
            labels = {name: f"{number}. {words}" for name, words in WORDS.items()}
            self.fields |= {
                f"what_{number}": SingleLineField(label=labels["what"], max_length=WHAT_LENGTH, required=False),
                f"who_{number}": SingleLineField(
                    label=labels["who"],
                    max_length=WHO_LENGTH,
                    required=False,
                    validators=[NO_ADDRESS],
                    help_text=_("A role or a first name is enough."),
                    widget=forms.TextInput(attrs={"autocomplete": "off"}),
                ),
                f"due_on_{number}": DateField(label=labels["due_on"], required=False),
                f"key_{number}": forms.UUIDField(widget=forms.HiddenInput, initial=uuid4),
            }

    def rows(self):
        """The fields of each row, with its number."""
        return [(number, [self[f"{name}_{number}"] for name in WORDS]) for number in self.numbers]

    def clean(self):
        super().clean()
        started = [number for number in self.numbers if any(self.data.get(f"{name}_{number}") for name in WORDS)]
        if not started:
            raise ValidationError(gettext("Fill in at least one row."), code="empty")
        for number in started:
            self._judge(number)
        self.started = started

    def _judge(self, number):
        for name in WORDS:
            field = f"{name}_{number}"
            if field not in self.errors and not self.cleaned_data.get(field):
                self.add_error(field, gettext("Fill this in too, or leave the whole row empty."))
        due = self.cleaned_data.get(f"due_on_{number}")
        if due and not first_due_day(self.session) <= due <= last_due_day(self.now):
            self.add_error(f"due_on_{number}", gettext("Choose a day after the session and within two years."))

    def promised(self):
        """What was filled in, for the action."""
        said, names = self.cleaned_data, (*WORDS, "key")
        return [Promised(**{name: said[f"{name}_{number}"] for name in names}) for number in self.started]


class CommitmentsForm(CommitmentRows, PublicForm):
    """Commitments by the own link."""


class CommitmentsByHandForm(CommitmentRows):
    """Commitments that the organiser writes down for a company."""

    party = PartyField(label=gettext_lazy("Company"), empty_label=gettext_lazy("Choose"))

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties


class CheckForm(PublicForm):
    """How far one commitment is."""

    commitment = forms.UUIDField()
    progress = forms.ChoiceField(choices=Progress)
    why = SingleLineField(max_length=WHY_LENGTH, required=False)


class EvaluationForm(PublicForm):
    """How it was, in four questions."""

    useful = forms.TypedChoiceField(
        label=Question.USEFUL.label,
        coerce=int,
        choices=Mark.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how useful it was.")},
    )
    recommends = forms.TypedChoiceField(
        label=Question.RECOMMENDS.label,
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    takes_along = forms.CharField(
        label=Question.TAKES_ALONG.label,
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Name no persons and no company."),
    )
    different = forms.CharField(
        label=Question.DIFFERENT.label,
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Name no persons and no company."),
    )

    def opinion(self):
        """What was answered, for the action."""
        return Opinion(**self.cleaned_data)


class MaterialForm(forms.Form):
    """A link or a file, for those who came."""

    title = SingleLineField(label=_("Title"), max_length=TITLE_LENGTH)
    url = forms.URLField(
        label=_("Link"),
        max_length=URL_LENGTH,
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Such as https://example.org/page. Or choose a file."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        validators=[FileExtensionValidator(sorted(BEGINNINGS))],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in sorted(BEGINNINGS))}),
        help_text=_("PDF, a text, sheet or slides (Office or OpenDocument), txt or csv; 10 MB at most."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > LARGEST_FILE:
            raise ValidationError(gettext("This file is larger than 10 MB. Make it smaller, or give a link."))
        kind, data = file.name.rpartition(".")[2].lower(), file.read()
        is_text = not BEGINNINGS[kind]
        if not data.startswith(BEGINNINGS[kind]) or (is_text and b"\0" in data):
            raise ValidationError(gettext("What stands in this file is not what its name says."))
        return kind, data

    def clean(self):
        super().clean()
        if {"url", "file"} & self.errors.keys():
            return
        if bool(self.cleaned_data.get("url")) == bool(self.cleaned_data.get("file")):
            raise ValidationError(gettext("Give a link or a file, one of the two."), code="one")

    def handed_out(self):
        """What was filled in, for the action."""
        said = self.cleaned_data
        kind, data = said["file"] or ("", b"")
        return HandedOut(said["key"], said["title"], said["url"], kind, data)
