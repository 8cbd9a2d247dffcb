"""The people who come along with whoever registers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.actions import Person
from events.forms.fields import email_field, name_field
from events.questionnaire import NOTHING, AskingForm
from pagekit.forms import PublicForm


class CompanionForm(AskingForm, PublicForm):
    """Somebody else who comes along. A row left empty is nobody."""

    name = name_field()
    email = email_field(
        required=False, help_text=_("Not required. With an own address this person gets an own confirmation.")
    )

    def __init__(self, *args, asks=NOTHING, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask(asks, questions=asks.of_person)

    def person(self):
        """The person for the action."""
        return Person(self.cleaned_data["name"], self.cleaned_data["email"], self.said())


class CompanionFormSet(forms.BaseFormSet):
    """The people who come along with the contact."""

    def __init__(self, *args, asks=NOTHING, **kwargs):
        super().__init__(*args, prefix="people", form_kwargs={"asks": asks}, **kwargs)

    def add_row(self):
        """One row more on the page, with everything that was typed kept: what the button does without JavaScript."""
        return self._with_rows([*self._typed(), {}][: self.max_num])

    def without_row(self, number):
        """The page without row `number` (from 1), the rows below it moved up."""
        return self._with_rows([row for place, row in enumerate(self._typed(), 1) if str(place) != number])

    def _typed(self):
        return [{name: form[name].value() or "" for name in form.fields} for form in self.forms]

    def _with_rows(self, rows):
        data = {f"{self.prefix}-TOTAL_FORMS": len(rows), f"{self.prefix}-INITIAL_FORMS": 0}
        for place, row in enumerate(rows):
            data |= {f"{self.prefix}-{place}-{name}": value for name, value in row.items()}
        return type(self)(data, **self.form_kwargs)

    def people(self):
        """Everybody who was filled in, for the action."""
        return [form.person() for form in self.forms if form.has_changed() and form.cleaned_data]


def companions(session):
    """The formset class for the people besides the contact that `session` allows."""
    return forms.formset_factory(
        CompanionForm,
        formset=CompanionFormSet,
        extra=0,
        max_num=session.max_attendees if session.max_attendees > 1 else 0,  # the contact need not come along
        absolute_max=20,
        validate_max=True,
    )
