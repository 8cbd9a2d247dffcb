"""Attendance by hand, name badges on paper, certificates. What leaves on paper is written down, so it is a POST."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from events.attendance import actions, queries
from events.attendance.forms import AttendanceForm, BadgesForm, IssueForm, RevokeForm
from events.attendance.models import Certificate
from events.enums import Attendance
from events.errors import EventsError
from events.viewsets.base import SessionAction

# the name of the button -> what was noted, what it becomes
BULK = {
    "all_absent": (Attendance.UNKNOWN, Attendance.ABSENT),
    "absent_unknown": (Attendance.ABSENT, Attendance.UNKNOWN),
}


class NoteAttendance(SessionAction):
    """Who came, by hand: each person, or everybody who was not checked in at once."""

    template_name = "attendance/note.html"
    form_class = AttendanceForm
    page_title = gettext_lazy("Attendance")
    button = gettext_lazy("Save attendance")

    def get_success_url(self):
        return reverse("attendance_note", args=[self.session.reference])

    def get_form_kwargs(self):
        self.lines = queries.door_list(self.session, self.request.user)
        return super().get_form_kwargs() | {"lines": self.lines}

    def post(self, request, *args, **kwargs):
        for name, (before, after) in BULK.items():
            if name in request.POST:
                return self._bulk(before, after)
        return super().post(request, *args, **kwargs)

    def _bulk(self, before, after):
        try:
            number = actions.bulk_mark(self.session, before, after, by=self.request.user, now=self.now)
        except EventsError as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, _changed(number))
        return redirect(self.get_success_url())

    def act(self, form):
        people = {line.person.uid.hex: line.person for line in self.lines}
        changed = {people[name].pk: form.cleaned_data[name] for name in form.changed_data}
        return _changed(actions.mark(self.session, changed, by=self.request.user, now=self.now))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        fields = context["form"]
        numbers = [
            (label, sum(line.person.attendance == value for line in self.lines)) for value, label in Attendance.choices
        ]
        return context | {
            "rows": [(line, fields[line.person.uid.hex]) for line in self.lines],
            "numbers": numbers,
            "problems": queries.to_look_at(self.session),
            "has_begun": self.now >= self.session.starts_at,
        }


def _changed(number):
    return ngettext("Changed for %(count)s person.", "Changed for %(count)s people.", number) % {"count": number}


class NameBadges(SessionAction):
    """Name badges on A4, ten on a sheet."""

    form_class = BadgesForm
    page_title = gettext_lazy("Name badges")
    button = gettext_lazy("Make the badges")

    def consequences(self):
        return [_("Ten badges of 90 by 54 mm on a sheet of A4, of everybody with a place.")]

    def form_valid(self, form):
        lines = queries.door_list(self.session, self.request.user)
        log(self.session, "attendance.badges", user=self.request.user, data={"people": len(lines)})
        context = self.get_context_data(form=form, lines=lines, with_code=form.cleaned_data["code"])
        return self.response_class(request=self.request, template="attendance/badges.html", context=context)


class Certificates(SessionAction):
    """All certificates of a session, and the button that makes those that are missing."""

    template_name = "attendance/certificates.html"
    form_class = IssueForm
    page_title = gettext_lazy("Certificates")
    button = gettext_lazy("Make the certificates")

    def get_success_url(self):
        return reverse("attendance_certificates", args=[self.session.reference])

    def consequences(self):
        number = queries.without_certificate(self.session, partial=False).count()
        return [
            ngettext(
                "%(count)s person was present and has no certificate yet.",
                "%(count)s people were present and have no certificate yet.",
                number,
            )
            % {"count": number},
            _("People find their certificate on the page of their registration, until two months after the session."),
            _("For two years anybody with its code can verify it, and sees initial and surname; then the name goes."),
        ]

    def act(self, form):
        partial = form.cleaned_data["partial"]
        number = actions.issue(self.session, partial=partial, by=self.request.user, now=self.now)
        return ngettext("%(count)s certificate made.", "%(count)s certificates made.", number) % {"count": number}

    def get_context_data(self, **kwargs):
        return super().get_context_data(certificates=queries.certificates_in(self.session), **kwargs)


class RevokeCertificate(SessionAction):
    """Make one certificate worthless."""

    form_class = RevokeForm
    page_title = gettext_lazy("Revoke the certificate")
    button = gettext_lazy("Yes, revoke")
    serious = True

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        rows = Certificate.objects.select_related("attendee__session")
        self.certificate = rows.filter(
            number=kwargs["number"], attendee__session__reference=kwargs["reference"]
        ).first()
        if self.certificate is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self):
        return reverse("attendance_certificates", args=[self.session.reference])

    def consequences(self):
        name = {"number": self.certificate.number, "name": self.certificate.attendee.called}
        return [_("Certificate %(number)s of %(name)s shows as revoked to whoever verifies it.") % name]

    def act(self, form):
        reason = form.cleaned_data["reason"]
        actions.revoke(self.certificate, reason=reason, by=self.request.user, now=self.now)
        return _("The certificate was revoked.")
