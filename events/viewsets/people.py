"""What organisers do with one person's place, and registering somebody on their behalf."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages

from events import actions
from events.actions import Contact, Person
from events.enums import ACTIVE, AttendeeStatus
from events.models import Attendee
from events.questionnaire import AskingForm, questionnaire_of
from events.viewsets.base import SessionAction
from events.viewsets.fields import NameField, PeopleField
from pagekit.forms import SingleLineField

REASON_HELP = gettext_lazy("Kept in the history of the session. Name no persons.")


class PlaceAction(SessionAction):
    """An action on the place of one person in the session of the address; `self.attendee` is that person."""

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        rows = Attendee.objects.for_user(request.user).select_related("registration")
        self.attendee = rows.filter(uid=kwargs["uid"], session__reference=kwargs["reference"]).first()
        if self.attendee is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(attendee=self.attendee, **kwargs)


class MailForm(forms.Form):
    tell = forms.BooleanField(label=gettext_lazy("Send a mail about it"), required=False, initial=True)


class CancelPlace(PlaceAction):
    """Somebody does not come."""

    form_class = MailForm
    page_title = gettext_lazy("Cancel the place")
    button = gettext_lazy("Yes, cancel the place")
    serious = True

    def consequences(self):
        name = {"name": self.attendee.called}
        sentences = [
            _("%(name)s loses the place.") % name
            if self.attendee.status == AttendeeStatus.CONFIRMED
            else _("%(name)s does not wait any more.") % name
        ]
        if self.session.queue_count:
            sentences.append(_("A place that comes free is offered to the waiting list at once, by mail."))
        sentences.append(
            _("With a mail the calendar entry goes away too; without one it stays until the person removes it.")
        )
        return sentences

    def act(self, form):
        tell = form.cleaned_data["tell"]
        actions.cancel(self.attendee, by=self.request.user, by_staff=True, tell=tell, now=self.now)
        return _("The place was cancelled and a mail sent.") if tell else _("The place was cancelled without a mail.")


class ReasonForm(forms.Form):
    reason = SingleLineField(label=gettext_lazy("Why"), max_length=200, help_text=REASON_HELP)


class ConfirmPlace(PlaceAction):
    """A place out of turn, past the capacity when it is full."""

    form_class = ReasonForm
    page_title = gettext_lazy("Give a place")
    button = gettext_lazy("Give the place")

    def consequences(self):
        sentences = [_("%(name)s gets a place now, out of turn, and a mail.") % {"name": self.attendee.called}]
        if self.attendee.status != AttendeeStatus.OFFERED and self.session.seats_held >= self.session.capacity:
            sentences.append(
                _("The session is full (%(held)s of %(capacity)s): this is one person too many.")
                % {"held": self.session.seats_held, "capacity": self.session.capacity}
            )
        return sentences

    def act(self, form):
        reason = form.cleaned_data["reason"]
        actions.confirm_by_hand(self.attendee, reason=reason, by=self.request.user, now=self.now)
        return _("The place was given and a mail sent.")


class AdmitPlace(PlaceAction):
    """Approve a registration."""

    page_title = gettext_lazy("Approve")
    button = gettext_lazy("Approve")

    def consequences(self):
        name = {"name": self.attendee.called}
        if self.session.seats_held < self.session.capacity:
            return [_("%(name)s gets a place and a mail.") % name]
        return [_("The session is full: %(name)s goes to the waiting list and gets a mail.") % name]

    def act(self, form):
        actions.admit(self.attendee, by=self.request.user, now=self.now)
        return _("The registration was approved and a mail sent.")


class RefusePlace(PlaceAction):
    """Do not admit somebody."""

    page_title = pgettext_lazy("registration", "Refuse")
    button = gettext_lazy("Yes, refuse")
    serious = True

    def consequences(self):
        return [_("%(name)s gets a mail that there is no place in this session.") % {"name": self.attendee.called}]

    def act(self, form):
        actions.refuse(self.attendee, by=self.request.user, now=self.now)
        return _("The registration was refused and a mail sent.")


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


class RegisterOnBehalf(SessionAction):
    """Register people for somebody who called or wrote."""

    form_class = BehalfForm
    page_title = gettext_lazy("Register somebody")
    button = gettext_lazy("Register")

    def get_initial(self):
        return {"key": uuid.uuid4(), "language": "nl"}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"asks": questionnaire_of(self.session)}

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
            allow_partial=typed["allow_partial"],
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
