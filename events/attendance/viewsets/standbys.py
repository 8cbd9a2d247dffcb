"""Places without an answer, and who stands by for them: the organiser decides who comes in."""

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import rules
from events.attendance import actions
from events.enums import AttendeeStatus
from events.models import Attendee
from events.viewsets.base import SessionAction
from events.viewsets.fields import RowNumber
from pagekit.dates import spoken_moment

HTTP_FOUND = 302


class PersonField(RowNumber, forms.ModelChoiceField):
    """One of the people of the session, by name and organisation."""

    def label_from_instance(self, obj):
        parts = [obj.name, obj.registration.organisation, _("stands by") if obj.stands_by else ""]
        return ", ".join(part for part in parts if part)


class LetInForm(forms.Form):
    """Who comes in, and in whose place."""

    stand_by = PersonField(label=gettext_lazy("Who comes in"), queryset=None, empty_label=gettext_lazy("Choose"))
    place_of = PersonField(
        label=gettext_lazy("In the place of"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("A place that nobody has"),
    )

    def __init__(self, *args, waiting, soft, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stand_by"].queryset = waiting
        self.fields["place_of"].queryset = soft


class StandBys(SessionAction):
    """Who did not answer, and who stands by: let somebody in."""

    template_name = "attendance/standbys.html"
    form_class = LetInForm
    page_title = gettext_lazy("Stand-bys")
    button = gettext_lazy("Let in")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"waiting": self._waiting(), "soft": self._unanswered()}

    def _people(self):
        rows = Attendee.objects.for_user(self.request.user).filter(session=self.session)
        return rows.select_related("registration")

    def _waiting(self):
        """Who waits: first those who said to stand by, then in the order of the queue."""
        order = ("-stands_by", "registration__queued_at", "registration_id", "pk")
        return self._people().filter(status=AttendeeStatus.WAITLISTED).order_by(*order)

    def _unanswered(self):
        asked = {"status": AttendeeStatus.CONFIRMED, "asked_again_at__isnull": False}
        rows = self._people().filter(**asked, confirmed_again_at=None, attendance="unknown")
        return rows.order_by("name", "pk")

    def consequences(self):
        return [
            _("Who did not answer keeps the place until %(moment)s. From then on it may go to somebody who waits.")
            % {"moment": spoken_moment(rules.soft_from(self.session))},
            _("Who was let in keeps the place, also when the other comes later: that person gets a mail that says so."),
            _("A place that nobody has may be taken from the start on. More people than places never come in."),
        ]

    def get_context_data(self, **kwargs):
        takes_in = rules.may_let_in(self.session, now=self.now)
        return super().get_context_data(unanswered=self._unanswered(), takes_in=takes_in, **kwargs)

    def form_valid(self, form):
        answer = super().form_valid(form)
        back = reverse("attendance_standbys", args=[self.session.reference])
        return redirect(back) if answer.status_code == HTTP_FOUND else answer

    def act(self, form):
        stand_by, place_of = form.cleaned_data["stand_by"], form.cleaned_data["place_of"]
        actions.let_in(stand_by, place_of=place_of, by=self.request.user, now=self.now)
        return _("%(name)s was let in.") % {"name": stand_by.name}
