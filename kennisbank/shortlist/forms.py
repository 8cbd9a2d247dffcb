"""What somebody writes with a list, and where it is mailed to."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from kennisbank.shortlist.contents import NOTE_LENGTH, TITLE_LENGTH
from kennisbank.shortlist.rules import holds_link
from pagekit.forms import PublicForm, SingleLineField
from privacy.bots import HumanFormMixin


def refuse_links(value):
    """Lists are mailed in our name, to people who did not ask for it: they carry no addresses of others."""
    if holds_link(value):
        raise ValidationError(_("Leave out addresses of sites and mail. You wrote none? Put a space after each dot."))


class WordsField(forms.CharField):
    """A few sentences of plain text, which become one paragraph."""

    default_validators = [ProhibitNullCharactersValidator(), refuse_links]
    widget = forms.Textarea

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class ListForm(PublicForm):
    """The title of a list and a note with each of its items."""

    title = SingleLineField(
        label=_("Title or greeting"),
        max_length=TITLE_LENGTH,
        required=False,
        validators=[refuse_links],
        help_text=_("“For the talk about training on Tuesday”"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data=None, *, rows):
        self.rows = rows
        super().__init__(data)

    @classmethod
    def of(cls, contents, rows, data=None):
        """The form for `contents`, of which `rows` are the lines."""
        form = cls(data, rows=rows)
        form.initial = {"title": contents.title} | {
            name: item.note for name, item in zip(form.names, contents.items, strict=True)
        }
        for name in form.names:
            form.fields[name] = WordsField(
                label=_("Note"), max_length=NOTE_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
        return form

    @property
    def names(self):
        """The names of the fields for notes, in the order of the lines."""
        return [f"note_{number}" for number in range(len(self.rows))]

    def lines(self):
        """Each line with its field."""
        return [(row, self[name]) for row, name in zip(self.rows, self.names, strict=True)]

    def notes(self):
        """What was written, in the order of the lines."""
        return [self.cleaned_data[name] for name in self.names]


class MailForm(HumanFormMixin, PublicForm):
    """Where a list goes."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("Of yourself, or of the person for whom you made the list."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Fill in an email address. The list goes there.")},
    )
