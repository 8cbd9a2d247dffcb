"""What somebody writes with a list, and where it is mailed to."""

from django import forms
from django.core.exceptions import ValidationError
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

    default_validators = [refuse_links]
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

    def __init__(self, contents, rows, data=None):
        initial = {"title": contents.title} | {_field_of(item): item.note for item in contents.items}
        super().__init__(data, initial=initial)
        self.rows = rows
        for number, item in enumerate(contents.items):
            name = _field_of(item)
            # All these fields are called "Note": what each is about stands in the heading above it.
            about = {"rows": 3, "aria-describedby": f"item-{number} id_{name}_error"}
            self.fields[name] = WordsField(
                label=_("Note"), max_length=NOTE_LENGTH, required=False, widget=forms.Textarea(attrs=about)
            )

    def lines(self):
        """Each line with its field."""
        return [(row, self[_field_of(row.item)]) for row in self.rows]

    def notes(self):
        """What was written, by the names of the items: a form that stood open says nothing of what came later."""
        fields = {row.item.name: _field_of(row.item) for row in self.rows}
        return {name: self.cleaned_data[field] for name, field in fields.items() if field in self.data}


def _field_of(item):
    return f"note-{item.name}"


class MailForm(HumanFormMixin, PublicForm):
    """Where a list goes."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("Of yourself, or of the person for whom you made the list."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Fill in an email address. The list goes there.")},
    )
