"""The contact form."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from pagekit.forms import PublicForm, SingleLineField
from privacy.bots import HumanFormMixin

LONGEST_MESSAGE = 4000


class ContactForm(HumanFormMixin, PublicForm):
    """A question to the programme."""

    name = SingleLineField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Fill in your name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We answer to this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Fill in your e-mail address. Our answer goes there.")},
    )
    subject = SingleLineField(
        label=_("What is it about?"),
        max_length=120,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    message = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        validators=[ProhibitNullCharactersValidator()],
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write your message.")},
    )
