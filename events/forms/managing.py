"""The forms of somebody who registered: who comes instead, a name, answers, the links once more."""

from django.utils.translation import gettext_lazy as _

from events.actions import Person
from events.forms.fields import email_field, name_field
from events.questionnaire import AskingForm
from pagekit.forms import PublicForm
from privacy.bots import HumanFormMixin


class SubstituteForm(HumanFormMixin, PublicForm):
    """Who comes instead."""

    name = name_field(label_suffix="")
    email = email_field(required=False, help_text=_("Not required. Without it the mail goes to whoever registered."))

    def person(self):
        """The person for the action."""
        return Person(self.cleaned_data["name"], self.cleaned_data["email"])


class NameForm(HumanFormMixin, PublicForm):
    """How a name is written; with an address of their own for somebody who is named now."""

    name = name_field(label_suffix="")
    email = email_field(required=False, help_text=_("Not required. Without it the mail goes to whoever registered."))

    def __init__(self, *args, attendee, **kwargs):
        super().__init__(*args, initial={"name": attendee.name}, **kwargs)
        if attendee.name:
            del self.fields["email"]

    def person(self):
        """The person for the action."""
        return Person(self.cleaned_data["name"], self.cleaned_data.get("email", ""))


class AnswersForm(AskingForm, PublicForm):
    """What somebody answered, to change; the contact is not asked again who comes."""

    def __init__(self, *args, asks, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask(asks, questions=asks.of_person if person else asks.of_contact, person=bool(person))


class LinksForm(HumanFormMixin, PublicForm):
    """Whose links to mail again."""

    email = email_field(autocomplete="email", required_text=_("Fill in the email address with which you registered."))
