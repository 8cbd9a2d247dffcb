"""Registering somebody who called or wrote; in a session of pairs, the two of a pair."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from events import actions
from events.actions import Contact, Person
from events.enums import ACTIVE, AttendeeStatus
from events.forms import AboutNewcomer
from events.models import Attendee
from events.queries import help_of
from events.questionnaire import AskingForm, questionnaire_of
from events.viewsets.base import SessionAction
from events.viewsets.fields import NameField, PeopleField
from pagekit.forms import SingleLineField


class BehalfForm(AskingForm):
    """A contact, and the people who come. `key` makes a second click the same registration."""

    contact_name = NameField(label=gettext_lazy("Name of the contact"))
    contact_email = forms.EmailField(label=gettext_lazy("Email address of the contact"), max_length=254)
    organisation = SingleLineField(label=gettext_lazy("Organisation"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mails"), choices=[("nl", "Nederlands"), ("en", "English")]
    )
    contact_comes = forms.BooleanField(label=gettext_lazy("The contact comes too"), required=False, initial=True)
    people = PeopleField(
        label=gettext_lazy("Others who come"),
        required=False,
        help_text=gettext_lazy(
            "One person on each line: the name, and after a comma the email address if you know it."
        ),
    )
    allow_partial = forms.BooleanField(
        label=gettext_lazy("If there is no room for all: those who fit get a place"), required=False
    )
    overbook_reason = SingleLineField(
        label=gettext_lazy("Places for all, even when it is full. Why?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Empty: who does not fit goes to the waiting list. Kept in the history; name no persons."
        ),
    )
    tell = forms.BooleanField(label=gettext_lazy("Send everybody a mail"), required=False, initial=True)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, asks, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask(asks, questions=asks.questions, optional=True)

    def clean(self):
        cleaned = super().clean()
        if "people" in cleaned and not cleaned["people"] and not cleaned.get("contact_comes"):
            raise ValidationError(_("Fill in who is coming."), code="nobody")
        return cleaned

    def everybody(self) -> list[Person]:
        """The people who come; the contact first."""
        typed = self.cleaned_data
        contact = [Person(typed["contact_name"], typed["contact_email"], self.said())] if typed["contact_comes"] else []
        return contact + typed["people"]

    def contact(self) -> Contact:
        """Who registers, for the action."""
        names = ("contact_name", "contact_email", "organisation", "language")
        return Contact(*[self.cleaned_data[name] for name in names], self.answers(of_contact=True))


class PairOnBehalfForm(BehalfForm, AboutNewcomer):
    """A contact, the newcomer, and a colleague if the contact does not come."""

    newcomer_name = NameField(label=gettext_lazy("Name of the newcomer"))
    newcomer_email = forms.EmailField(
        label=gettext_lazy("Email address of the newcomer"), max_length=254, required=False
    )
    field_order = [
        "contact_name",
        "contact_email",
        "organisation",
        "language",
        "contact_comes",
        "people",
        "newcomer_name",
        "newcomer_email",
        "level",
        "letter_language",
        "help",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["allow_partial"]
        self.fields["people"].label = _("The colleague who comes instead of the contact")

    def everybody(self) -> list[Person]:
        """The two of the pair, if that is whom was filled in."""
        typed = self.cleaned_data
        newcomer = Person(typed["newcomer_name"], typed["newcomer_email"], **self.about())
        return [*super().everybody(), newcomer]


class RegisterOnBehalf(SessionAction):
    """Register people for somebody who called or wrote."""

    form_class = BehalfForm
    page_title = gettext_lazy("Register somebody")
    button = gettext_lazy("Register")

    def get_initial(self):
        return {"key": uuid.uuid4(), "language": "nl"}

    def get_form_class(self):
        return PairOnBehalfForm if self.session.in_pairs else BehalfForm

    def get_form_kwargs(self):
        offered = {"offered": help_of(self.session)} if self.session.in_pairs else {}
        return super().get_form_kwargs() | {"asks": questionnaire_of(self.session)} | offered

    def consequences(self):
        left = self.session.places_left
        room = ngettext("%(count)s place is free.", "%(count)s places are free.", left) % {"count": left}
        asked_first = _("Who registers somebody else has asked that person first. The mail says what we keep and why.")
        if questionnaire_of(self.session).asks_persons:
            own = _("The questions below are for the contact. Fill in what the others say with each of them.")
            return [room, asked_first, own]
        return [room, asked_first]

    def act(self, form):
        typed = form.cleaned_data
        outcome = actions.register_on_behalf(
            self.session,
            contact=form.contact(),
            people=form.everybody(),
            key=typed["key"],
            by=self.request.user,
            now=self.now,
            allow_partial=typed.get("allow_partial", False),
            overbook_reason=typed["overbook_reason"],
            tell=typed["tell"],
        )
        if outcome.already:
            names = ", ".join(sorted(row.name for row in outcome.already))
            messages.warning(
                self.request, _("Already in this session, left as they were: %(names)s.") % {"names": names}
            )
        return _told(outcome.attendees)


def _told(attendees: tuple[Attendee, ...]) -> str:
    """How many got a place and how many wait."""
    seated = sum(row.status == AttendeeStatus.CONFIRMED for row in attendees)
    waiting = sum(row.status in ACTIVE for row in attendees) - seated
    return _("Registered: %(seated)s with a place, %(waiting)s on the waiting list.") % {
        "seated": seated,
        "waiting": waiting,
    }
