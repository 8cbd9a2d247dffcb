"""The questions of a session as fields of a form: how they are asked, and how what was typed becomes answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import queries
from events.actions import Learning, Said
from events.enums import QuestionKind
from events.models import Answer, Attendee, EventSession, EventTheme, Question
from events.models.questions import LONGEST_ANSWER, MOST_HOURS
from pagekit.forms import SingleLineField
from pagekit.surroundings import Surroundings

MOST_RADIO_BUTTONS = 6
NO_NUMBER = _("Fill in a number of hours, such as 12 or 7.5.")
NEEDS_FIELDS = ("dietary", "access")
LEARNING_FIELDS = ("theme", "text", "brings_theme", "brings_text")


@dataclass(frozen=True)
class Questionnaire:
    """Everything that a session asks."""

    questions: tuple[Question, ...] = ()
    asks_needs: bool = False
    asks_learning: bool = False
    themes: tuple[EventTheme, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.questions) or self.asks_needs or self.asks_learning

    @property
    def of_contact(self) -> list[Question]:
        """What the contact is asked once."""
        return [question for question in self.questions if question.of_contact]

    @property
    def of_person(self) -> list[Question]:
        """What each person is asked."""
        return [question for question in self.questions if not question.of_contact]

    @property
    def asks_persons(self) -> bool:
        """Whether there is anything for each person."""
        return bool(self.of_person) or self.asks_needs or self.asks_learning


NOTHING = Questionnaire()


def questionnaire_of(session: EventSession, *, around: Surroundings | None = None) -> Questionnaire:
    """What `session` asks. No query once its version of the content was asked."""
    return Questionnaire(
        tuple(queries.questions_of(session, around=around)),
        session.asks_needs,
        session.asks_learning,
        tuple(queries.themes(around=around)) if session.asks_learning else (),
    )


class HoursField(forms.DecimalField):
    """A number of hours; a comma is as good as a point."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8})
        messages = dict.fromkeys(("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), NO_NUMBER)
        super().__init__(
            min_value=0, max_value=MOST_HOURS, decimal_places=2, widget=widget, error_messages=messages, **kwargs
        )
        for validator in self.validators:
            if hasattr(validator, "messages"):
                validator.messages = validator.messages | {"max": NO_NUMBER}

    def to_python(self, value):
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def field_of(question: Question, *, optional: bool = False) -> forms.Field:
    """The field of one question; `optional` asks it without insisting (staff)."""
    required = question.required and not optional
    told = {"label": question.title, "required": required, "help_text": _explained(question)}
    if question.kind == QuestionKind.HOURS:
        return HoursField(**told)
    if question.kind == QuestionKind.TEXT:
        widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
        return forms.CharField(max_length=LONGEST_ANSWER, widget=widget, **told)
    offered = [(key, str(text)) for key, text in question.offered()]
    if len(offered) > MOST_RADIO_BUTTONS:
        return forms.ChoiceField(choices=[("", gettext("Choose")), *offered], **told)
    left_open = [] if required else [("", gettext("No answer"))]
    return forms.ChoiceField(choices=[*offered, *left_open], widget=forms.RadioSelect, **told)


def _explained(question: Question) -> str:
    """The explanation, what the answer is for, and how long it is kept; as markup, with what people typed escaped."""
    days = question.retention_days
    why = ngettext(
        "What it is for: %(purpose)s. Deleted %(days)s day after the session.",
        "What it is for: %(purpose)s. Deleted %(days)s days after the session.",
        days,
    ) % {"purpose": question.why.rstrip(" ."), "days": days}
    return escape(" ".join(filter(None, [question.text("help"), why])))


class AskingForm(forms.Form):
    """A form that asks the questions of a session among its own fields. `ask` is called once, when it is made."""

    def ask(
        self,
        asks: Questionnaire,
        *,
        questions: Iterable[Question],
        person: bool = True,
        comes: bool = True,
        optional: bool = False,
    ) -> None:
        """Add a field for each of `questions`, and for a `person` the needs and the learning question.

        Who only registers others (`comes` is off) need not answer as a person.
        """
        self.asked = list(questions)
        for question in self.asked:
            unasked = optional or not (comes or question.of_contact)
            self.fields[name_of(question)] = field_of(question, optional=unasked)
        if person and asks.asks_needs:
            self.fields |= _needs_fields()
        if person and asks.asks_learning:
            self.fields |= _learning_fields(asks.themes)

    def question_fields(self):
        """The fields of the organiser's own questions."""
        return [self[name_of(question)] for question in self.asked]

    def needs_fields(self):
        """What somebody does not eat or needs to take part; nothing when it is not asked."""
        return [self[name] for name in NEEDS_FIELDS if name in self.fields]

    def learning_fields(self):
        """What somebody wants to learn and can bring; nothing when it is not asked."""
        return [self[name] for name in LEARNING_FIELDS if name in self.fields]

    def answers(self, *, of_contact: bool) -> dict[int, str]:
        """What was answered of the contact or of a person, by the number of the question."""
        given = {
            question.pk: _stored(self.cleaned_data.get(name_of(question)))
            for question in self.asked
            if question.of_contact == of_contact
        }
        return {number: value for number, value in given.items() if value}

    def said(self) -> Said:
        """Everything that the person of this form said."""
        typed = self.cleaned_data
        learning = Learning(
            int(typed.get("theme") or 0) or None,
            typed.get("text", ""),
            int(typed.get("brings_theme") or 0) or None,
            typed.get("brings_text", ""),
        )
        return Said(self.answers(of_contact=False), typed.get("dietary", ""), typed.get("access", ""), learning)


def initial_of(asks: Questionnaire, answers: Iterable[Answer], person: Attendee | None = None) -> dict[str, object]:
    """What the form starts with for somebody who answered before; `person` for needs and the learning question."""
    names = {question.pk: name_of(question) for question in asks.questions}
    initial: dict[str, object] = {
        names[answer.question_id]: answer.value for answer in answers if answer.question_id in names
    }
    if person is None:
        return initial
    if (needs := getattr(person, "needs", None)) and asks.asks_needs:
        initial |= {name: getattr(needs, name) for name in NEEDS_FIELDS}
    if (learning := getattr(person, "learning_question", None)) and asks.asks_learning:
        initial |= {"theme": learning.theme_id, "text": learning.text}
        initial |= {"brings_theme": learning.brings_theme_id, "brings_text": learning.brings_text}
    return initial


def name_of(question: Question) -> str:
    """The name of its field."""
    return f"q_{question.reference}"


def _stored(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value).replace("\r\n", "\n").strip()


def _needs_fields() -> dict[str, forms.Field]:
    def line(label, help_text):
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        return SingleLineField(label=label, help_text=help_text, required=False, max_length=300, widget=widget)

    return {
        "dietary": line(_("Food and drink"), _("What you do not eat or drink, for instance nuts or meat.")),
        "access": line(_("To take part well"), _("For instance a lift, a seat in front, or a sign interpreter.")),
    }


def _learning_fields(themes: Iterable[EventTheme]) -> dict[str, forms.Field]:
    named = [("", gettext("Choose")), *[(str(theme.pk), theme.name) for theme in themes]]

    def theme(label):
        return forms.ChoiceField(label=label, choices=named, required=False)

    def text(label, help_text):
        widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
        return forms.CharField(label=label, help_text=help_text, required=False, max_length=500, widget=widget)

    return {
        "theme": theme(_("What you want to learn: theme")),
        "text": text(_("What you want to learn"), _("Your question in one or two sentences.")),
        "brings_theme": theme(_("What you can bring: theme")),
        "brings_text": text(_("What you can bring"), _("Something that went well with you, or that you tried.")),
    }
