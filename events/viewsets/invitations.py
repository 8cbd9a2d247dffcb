"""Who was asked to come to a session, and asking more people."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from events import actions
from events.models import SessionInvitation
from events.viewsets.base import SessionAction
from events.viewsets.fields import PeopleField


class InvitationsForm(forms.Form):
    """Whom to invite, in which language."""

    people = PeopleField(
        label=gettext_lazy("Whom to invite"),
        help_text=gettext_lazy("One person on each line: the name, a comma, the email address."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mails"), choices=[("nl", "Nederlands"), ("en", "English")], initial="nl"
    )

    def clean_people(self):
        people = self.cleaned_data["people"]
        for number, person in enumerate(people, 1):
            if not person.email:
                raise ValidationError(_("Line %(number)s: add the email address.") % {"number": number}, code="address")
        return people


class Invitations(SessionAction):
    """The invitations of a session, and more of them."""

    template_name = "events/organiser/invitations.html"
    form_class = InvitationsForm
    page_title = gettext_lazy("Invitations")
    button = gettext_lazy("Invite")

    def act(self, form):
        typed = form.cleaned_data
        asked = actions.invite(
            self.session, typed["people"], language=typed["language"], by=self.request.user, now=self.now
        )
        told = ngettext("%(count)s invitation goes out.", "%(count)s invitations go out.", len(asked)) % {
            "count": len(asked)
        }
        known = len(typed["people"]) - len(asked)
        if not known:
            return told
        stood = ngettext("%(count)s person had one already.", "%(count)s people had one already.", known)
        return f"{told} {stood % {'count': known}}"

    def get_success_url(self):
        return reverse("organiser_invitations", args=[self.session.reference])

    def get_context_data(self, **kwargs):
        invitations = SessionInvitation.objects.for_user(self.request.user).filter(session=self.session)
        back = reverse("organiser_session", args=[self.session.reference])
        return super().get_context_data(
            invitations=invitations.select_related("registration"), **kwargs | {"session_url": back}
        )


class WithdrawInvitation(SessionAction):
    """Let an invitation no longer open the form."""

    page_title = gettext_lazy("Withdraw invitation")
    button = pgettext_lazy("invitation", "Withdraw")
    serious = True

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        found = SessionInvitation.objects.for_user(request.user).filter(reference=kwargs["invitation"])
        self.invitation = found.filter(session__reference=kwargs["reference"]).first()
        if self.invitation is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def consequences(self):
        words = {"name": self.invitation.name, "email": self.invitation.email}
        return [_("The link of %(name)s (%(email)s) no longer opens the form. Nobody gets a mail about it.") % words]

    def act(self, form):
        actions.withdraw_invitation(self.invitation, by=self.request.user, now=self.now)
        return _("The invitation was withdrawn.")
