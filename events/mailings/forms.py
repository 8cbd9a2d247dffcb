"""What an organiser types: for whom, and the words in both languages."""

from uuid import uuid4

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.mailings import rules
from events.mailings.actions import Words
from events.mailings.enums import Carrier, Who
from events.mailings.models.mailings import BODY_LENGTH, SUBJECT_LENGTH
from events.mailings.models.texts import TEXT_LENGTH
from events.viewsets.stale import SeenForm
from pagekit.forms import SingleLineField

CONTROL = RegexValidator(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", _("Use ordinary text and empty lines here."), inverse_match=True
)
LANGUAGES = ("nl", "en")
WORDS = ("subject_nl", "body_nl", "subject_en", "body_en")


class TextField(forms.CharField):
    """Some paragraphs of plain text."""

    def __init__(self, *, rows=12, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, required=False, validators=[CONTROL], **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class MailingForm(forms.Form):
    """One mail. A `lenient` form accepts whatever can be kept; else it has to be ready for sending."""

    who = forms.ChoiceField(label=_("For whom"), choices=Who, widget=forms.RadioSelect, initial=Who.PLACE)
    subject_nl = SingleLineField(label=_("Subject, Dutch"), max_length=SUBJECT_LENGTH, required=False)
    body_nl = TextField(label=_("Text, Dutch"), max_length=BODY_LENGTH)
    subject_en = SingleLineField(label=_("Subject, English"), max_length=SUBJECT_LENGTH, required=False)
    body_en = TextField(label=_("Text, English"), max_length=BODY_LENGTH)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1, min_value=1, max_value=1_000_000)

    def __init__(self, *args, questions, lenient=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.lenient, self.questions = lenient, questions
        for question in questions:
            self.fields[self._name(question)] = forms.MultipleChoiceField(
                label=gettext("Answered “%(question)s” with") % {"question": question.title},
                choices=_choices(question),
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text=_("Nothing ticked: whatever the answer."),
            )

    @staticmethod
    def _name(question):
        return f"answer_{question.reference}"

    def for_whom(self):
        """The fields that choose people."""
        return [self["who"], *[self[self._name(question)] for question in self.questions]]

    def words_fields(self):
        """The fields of the mail itself."""
        return [self[name] for name in WORDS]

    def selection(self):
        """For whom, as a mailing stores it."""
        answers = {each.reference: self.cleaned_data.get(self._name(each)) for each in self.questions}
        return {
            "who": self.cleaned_data.get("who") or Who.PLACE,
            "answers": {reference: values for reference, values in answers.items() if values},
        }

    def words(self):
        """The words, for the action."""
        return Words(**{name: self.cleaned_data.get(name, "") for name in WORDS})

    def clean(self):
        super().clean()
        if self.lenient:
            return
        typed = {name: self.cleaned_data.get(name, "") for name in WORDS}
        for language in LANGUAGES:
            wanted = language == "nl" or typed["subject_en"] or typed["body_en"]
            for name, known in (("subject", rules.IN_SUBJECT), ("body", rules.IN_TEXT)):
                self._judge(f"{name}_{language}", typed[f"{name}_{language}"], known, wanted=wanted)

    def _judge(self, field, text, known, *, wanted):
        if field in self.errors:
            return
        if wanted and not text:
            self.add_error(field, gettext("Fill this in."))
        for sentence in rules.wrong_fields(text, known=known):
            self.add_error(field, sentence)


def _choices(question):
    """Every answer that somebody may have given, also those that are not offered any more."""
    gone = [(each["key"], question.in_words(each["key"])) for each in question.choices if each.get("gone")]
    return [*question.offered(), *gone]


def initial_of(mailing, *, again=False):
    """What the form of `mailing` begins with; `again`: a new mail that starts from its words."""
    initial = {name: getattr(mailing, name) for name in WORDS}
    initial["who"] = mailing.selection.get("who", Who.PLACE)
    initial |= {f"answer_{name}": values for name, values in mailing.selection.get("answers", {}).items()}
    return initial if again else initial | {"key": mailing.key, "version": mailing.version}


class SendForm(forms.Form):
    """The button that sends: which version was looked at, and a number that makes a test one test."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1_000_000)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class RetryForm(forms.Form):
    """Which mail to try again; without a number all of them."""

    only = forms.IntegerField(required=False, min_value=1, max_value=2**62)


class TextsForm(SeenForm):
    """The own text of an event in each kind of mail; English never alone."""

    confirmed_nl = TextField(label=_("The confirmation, Dutch"), max_length=TEXT_LENGTH, rows=5)
    confirmed_en = TextField(label=_("The confirmation, English"), max_length=TEXT_LENGTH, rows=5)
    reminder_nl = TextField(label=_("The reminder, Dutch"), max_length=TEXT_LENGTH, rows=5)
    reminder_en = TextField(label=_("The reminder, English"), max_length=TEXT_LENGTH, rows=5)
    called_off_nl = TextField(label=_("Called off, Dutch"), max_length=TEXT_LENGTH, rows=5)
    called_off_en = TextField(label=_("Called off, English"), max_length=TEXT_LENGTH, rows=5)

    def clean(self):
        for kind in Carrier:
            names = [f"{kind}_{language}" for language in LANGUAGES]
            for name in names:
                for sentence in rules.wrong_fields(self.cleaned_data.get(name, ""), known=rules.IN_TEXT):
                    self.add_error(name, sentence)
            if self.cleaned_data.get(names[1]) and names[0] in self.cleaned_data and not self.cleaned_data[names[0]]:
                self.add_error(names[0], gettext("Write the Dutch text too: whoever reads no English gets nothing."))
        return super().clean()

    def texts(self):
        """What was typed, for the action."""
        return {str(kind): tuple(self.cleaned_data[f"{kind}_{each}"] for each in LANGUAGES) for kind in Carrier}


def texts_as_initial(stored):
    """The texts of an event as the form begins with them."""
    initial = {f"{kind}_{language}": "" for kind in Carrier for language in LANGUAGES}
    return initial | {f"{row.kind}_{each}": getattr(row, f"text_{each}") for row in stored for each in LANGUAGES}
