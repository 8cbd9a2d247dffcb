"""What organisers do with one person's place, and registering somebody on their behalf."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events import actions
from events.enums import AttendeeStatus
from events.models import Attendee
from events.viewsets.base import SessionAction
from pagekit.forms import SingleLineField

REASON_HELP = gettext_lazy("Kept in the history of the session. Name no persons.")


class PlaceAction(SessionAction):
    """An action on the place of one person in the session of the address; `self.attendee` is that person.

    In a session of pairs, what is `of_both` happens to the other one too.
    """

    of_both = False

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        rows = Attendee.objects.for_user(request.user).select_related("registration")
        self.attendee = rows.filter(uid=kwargs["uid"], session__reference=kwargs["reference"]).first()
        if self.attendee is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(attendee=self.attendee, **kwargs)
        if self.of_both and self.session.in_pairs:
            context["consequences"] = [_("They come as a pair: this happens to both."), *context["consequences"]]
        return context


class MailForm(forms.Form):
    tell = forms.BooleanField(label=gettext_lazy("Send a mail about it"), required=False, initial=True)


class CancelPlace(PlaceAction):
    """Somebody does not come."""

    form_class = MailForm
    of_both = True
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
    of_both = True
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

    of_both = True
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

    of_both = True
    page_title = pgettext_lazy("registration", "Refuse")
    button = gettext_lazy("Yes, refuse")
    serious = True

    def consequences(self):
        return [_("%(name)s gets a mail that there is no place in this session.") % {"name": self.attendee.called}]

    def act(self, form):
        actions.refuse(self.attendee, by=self.request.user, now=self.now)
        return _("The registration was refused and a mail sent.")
