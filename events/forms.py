"""The forms of registering and of what follows."""

import re
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events import rules
from events.actions import Contact, Person
from events.questionnaire import NOTHING, AskingForm
from pagekit.forms import PublicForm, SingleLineField
from privacy.bots import HumanFormMixin

NAME_LENGTH = 80
KEY_SALT = "events.form"

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


class RegistrationForm(HumanFormMixin, AskingForm, PublicForm):
    """Who registers: comes along or not, and gets the mail for everybody who has no own address."""

    name = name_field(autocomplete="name")
    email = email_field(
        autocomplete="email", help_text=_("You get a confirmation here, with a link to change or cancel.")
    )
    organisation = SingleLineField(
        label=_("Organisation"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    only_others = forms.BooleanField(label=_("I am not coming myself: I only register others"), required=False)
    unnamed = forms.IntegerField(
        label=_("More places, for people whose names follow"),
        required=False,
        min_value=0,
        max_value=19,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    allow_partial = forms.BooleanField(
        label=_("If there is not enough room for all of us, whoever fits comes anyway"),
        required=False,
        help_text=_("Otherwise you all wait together until there is room for everybody."),
    )
    key = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args, session, asks=NOTHING, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        self.takes_group = session.max_attendees > 1
        if not self.takes_group:
            del self.fields["only_others"]
        self.names_may_follow = self.takes_group and rules.may_name_later(session, now=timezone.now())
        if not self.names_may_follow:
            del self.fields["unnamed"]
        comes = not self.is_bound or "only_others" not in self.data
        self.ask(asks, questions=asks.questions, comes=comes)
        self.fresh_key = sign_key(uuid4(), session.reference)

    def clean_key(self):
        key = read_key(self.cleaned_data.get("key", ""), self.session.reference)
        if key is None:
            raise forms.ValidationError(_("This form was open too long. Check what you typed and send it again."))
        return key

    @property
    def key_to_show(self):
        """The key for the next sending: the one that was sent as long as it holds, so that twice stays once."""
        given = self.data.get("key", "") if self.is_bound else ""
        return given if read_key(given, self.session.reference) else self.fresh_key

    def contact(self, language):
        """Who registers, for the action."""
        data = self.cleaned_data
        return Contact(data["name"], data["email"], data["organisation"], language, self.answers(of_contact=True))

    def people(self, companions):
        """Who comes, for the action: the contact perhaps, the `companions`, and who is still to be named."""
        data = self.cleaned_data
        contact = [] if data.get("only_others") else [Person(data["name"], data["email"], self.said())]
        return [*contact, *companions, *[Person()] * (data.get("unnamed") or 0)]


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


def sign_key(key: UUID, reference: str) -> str:
    """The key of one form of one session, signed: what a visitor makes up is no key."""
    return signing.dumps([key.hex, reference], salt=KEY_SALT)


def read_key(text: str, reference: str) -> UUID | None:
    """The key in a form of the session `reference`; None when it is not ours or of another session."""
    try:
        key, of_session = signing.loads(text, salt=KEY_SALT)
        return UUID(key) if of_session == reference else None
    except (signing.BadSignature, TypeError, ValueError):
        return None


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
