"""The fields in which people are named."""

import re

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pagekit.forms import SingleLineField

NAME_LENGTH = 80

# A name goes into mail to addresses that nobody confirmed yet; it must not carry anybody's advertisement there.
NO_ADDRESS = RegexValidator(
    re.compile(
        r"://|www\.|@|<|>|[\w-]{2,}\.(?:nl|com|net|org|eu|io|info|biz|ru|xyz|top|shop|site|online|link)\b", re.I
    ),
    _("Write a name here, without an address of a website or mailbox."),
    code="address",
    inverse_match=True,
)


def name_field(**kwargs):
    """A person's name: one line, at most 80 characters, no address in it."""
    attrs = {"autocomplete": kwargs.pop("autocomplete", "off")}
    return SingleLineField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=NAME_LENGTH,
        validators=[NO_ADDRESS],
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": _("Fill in a name.")},
        **kwargs,
    )


def email_field(**kwargs):
    """An e-mail address; `required_text` is what we say when it was left empty."""
    required_text = kwargs.pop("required_text", _("Fill in an email address. The confirmation goes there."))
    return forms.EmailField(
        label=_("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": kwargs.pop("autocomplete", "off"), "inputmode": "email"}),
        error_messages={"required": required_text},
        **kwargs,
    )
