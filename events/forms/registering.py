"""The form by which people register for a session."""

from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.companies.queries import my_companies as companies_of
from events import rules
from events.actions import Contact, Person
from events.forms.fields import email_field, name_field
from events.links import open_invitation
from events.questionnaire import NOTHING, AskingForm
from pagekit.forms import PublicForm, SingleLineField
from privacy.bots import HumanFormMixin

KEY_SALT = "events.form"


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

    company = forms.ChoiceField(label=_("For which company"), required=False)
    invitation = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args, session, asks=NOTHING, user=None, invitation="", **kwargs):
        self.companies = companies_of(user) if user is not None else []
        self.invited = open_invitation(invitation, session) if invitation else None
        super().__init__(*args, initial=self._known(user) | {"invitation": invitation}, **kwargs)
        self.session = session
        self._offer_companies()
        self.takes_group = session.in_pairs or session.max_attendees > 1
        if not self.takes_group:
            del self.fields["only_others"]
        if session.in_pairs:
            self.fields["only_others"].label = _("A colleague comes along instead of me")
            del self.fields["allow_partial"]
        self.names_may_follow = self.takes_group and rules.may_name_later(session, now=timezone.now())
        if not self.names_may_follow:
            del self.fields["unnamed"]
        comes = not self.is_bound or "only_others" not in self.data
        self.ask(asks, questions=asks.questions, comes=comes)
        self.fresh_key = sign_key(uuid4(), session.reference)

    def _known(self, user):
        """What the form fills in by itself for somebody who is signed in or invited."""
        if self.invited is not None:
            return {"name": self.invited.name, "email": self.invited.email}
        if user is None or not user.is_authenticated:
            return {}
        company = self.companies[0].name if len(self.companies) == 1 else ""
        return {"name": user.get_full_name(), "email": user.email, "organisation": company}

    def _offer_companies(self):
        """Somebody of several companies says for which one; of one company it is that one."""
        if len(self.companies) > 1:
            self.fields["company"].choices = [(str(company.pk), company.name) for company in self.companies]
            self.fields["company"].required = True
            del self.fields["organisation"]
        else:
            del self.fields["company"]

    @property
    def admission(self):
        """What the visitor can show: see `rules.Admission`."""
        chosen = self.data.get("company", "") if self.is_bound else ""
        ours = [company for company in self.companies if len(self.companies) == 1 or str(company.pk) == chosen]
        company = ours[0] if ours else (self.companies[0] if self.companies and not self.is_bound else None)
        return rules.Admission(company, self.invited)

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
        company = self.admission.company
        organisation = data.get("organisation", company.name if company else "")
        return Contact(data["name"], data["email"], organisation, language, self.answers(of_contact=True))

    def people(self, companions):
        """Who comes, for the action: the contact perhaps, the `companions`, and who is still to be named."""
        data = self.cleaned_data
        contact = [] if data.get("only_others") else [Person(data["name"], data["email"], self.said())]
        return [*contact, *companions, *[Person()] * (data.get("unnamed") or 0)]


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
