"""What is wrong with a field, in sentences that name it and say what to do. For every form, allauth's too.

A form that has better words of its own gives them as `error_messages`; only what Django says by itself is replaced.
"""

import re

from django import forms, template
from django.core import validators
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _

register = template.Library()

REQUIRED = forms.Field.default_error_messages["required"]
NO_CHOICE = _("Choose one of the answers at “%(label)s”.")
# What Django says, and what we say instead.
OUR_WORDS = (
    (REQUIRED, _("Fill in “%(label)s”.")),
    (validators.EmailValidator.message, _("This is not a complete email address. It looks like name@example.org.")),
    (validators.MaxLengthValidator.message, _("Make “%(label)s” shorter: at most %(limit_value)s characters.")),
    (
        validators.ProhibitNullCharactersValidator.message,
        _("Type “%(label)s” again: a sign in it cannot be kept."),
    ),
    (validators.MinValueValidator.message, _("Fill in a number of %(limit_value)s or more at “%(label)s”.")),
    (validators.MaxValueValidator.message, _("Fill in a number of %(limit_value)s or less at “%(label)s”.")),
    (forms.IntegerField.default_error_messages["invalid"], _("Fill in a whole number at “%(label)s”, such as 12.")),
    (forms.ChoiceField.default_error_messages["invalid_choice"], NO_CHOICE),
    (forms.ModelChoiceField.default_error_messages["invalid_choice"], NO_CHOICE),
)


@register.filter
def errors_in_words(field):
    """What is wrong with the bound `field`, beside its label: a list of sentences."""
    return [_sentence(field, error) for error in field.errors.as_data()]


@register.filter
def named_errors(field):
    """The same, away from the field: a sentence that does not name it comes after its label."""
    return [_with_label(str(field.label), sentence) for sentence in errors_in_words(field)]


def _sentence(field, error):
    ours = next((ours for theirs, ours in OUR_WORDS if error.message is theirs), None)
    if error.message is REQUIRED and isinstance(field.field.widget, ChoiceWidget):
        ours = NO_CHOICE
    if ours is None:
        return error.messages[0]
    return ours % {**(error.params or {}), "label": field.label}


def _with_label(label, sentence):
    if re.search(rf"\b{re.escape(_loosely(label))}\b", _loosely(sentence)):
        return sentence
    return f"{label} {sentence}" if label.endswith("?") else f"{label}: {sentence}"


def _loosely(text):
    """`text` for comparing: "E-mail" is "email"."""
    return text.lower().replace("-", "")
