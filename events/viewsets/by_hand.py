"""What organisers put right by hand: a note, one person twice, the order of the queue, many approvals at once."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from events import actions
from events.enums import ACTIVE, AttendeeStatus
from events.models import Attendee
from events.viewsets.base import SessionAction
from events.viewsets.people import REASON_HELP, PlaceAction, ReasonForm
from events.viewsets.stale import SeenForm
from pagekit.forms import SingleLineField


def _in_words(attendee):
    """A person as organisers tell two apart: name, address, organisation, state."""
    parts = [attendee.name, attendee.mailbox, attendee.registration.organisation, attendee.get_status_display()]
    return ", ".join(part for part in parts if part)


class OtherField(forms.ModelChoiceField):
    """Somebody else of the same session, by a random number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Attendee.objects.none(), to_field_name="uid", **kwargs)

    def label_from_instance(self, obj):
        return _in_words(obj)


def _others(screen):
    rows = Attendee.objects.for_user(screen.request.user).filter(session=screen.session)
    return rows.exclude(pk=screen.attendee.pk).select_related("registration")


class NoteForm(SeenForm):
    """A note with one person."""

    note = SingleLineField(
        label=gettext_lazy("Note"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For organisers only. Gone two months after the session. Nothing about health."),
    )


class NotePlace(PlaceAction):
    """A note with one person."""

    form_class = NoteForm
    page_title = gettext_lazy("Note")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"initial": {"note": self.attendee.note}}

    def act(self, form):
        actions.write_note(self.attendee, form.cleaned_data["note"], by=self.request.user, now=self.now)
        return _("The note was kept.")


class MergeForm(forms.Form):
    """Which row is the same person."""

    other = OtherField(label=gettext_lazy("The same person as"), empty_label=gettext_lazy("Choose"))

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = others


class MergePlace(PlaceAction):
    """One person who stands in the session twice."""

    form_class = MergeForm
    page_title = gettext_lazy("Stands here twice")
    button = gettext_lazy("Make one of them")
    serious = True

    def get_form_kwargs(self):
        others = _others(self).filter(status__in=sorted(ACTIVE)).order_by("name", "pk")
        return super().get_form_kwargs() | {"others": others}

    def consequences(self):
        return [
            _("The better of the two stays: a place goes before an offer, and an offer before waiting."),
            _("The other is closed and gets a mail. A place that comes free goes to the waiting list."),
        ]

    def act(self, form):
        actions.merge(self.attendee, form.cleaned_data["other"], by=self.request.user, now=self.now)
        return _("The two were made one.")


class QueueForm(ReasonForm):
    """Before whom, and why."""

    before = OtherField(
        label=gettext_lazy("Comes before"), required=False, empty_label=gettext_lazy("Nobody: at the end")
    )
    field_order = ["before", "reason"]

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["before"].queryset = others
        self.fields["reason"].help_text = REASON_HELP


class QueuePlace(PlaceAction):
    """Another place in the waiting list."""

    form_class = QueueForm
    page_title = gettext_lazy("Another place in the waiting list")
    button = gettext_lazy("Move in the waiting list")

    def get_form_kwargs(self):
        waiting = _others(self).filter(status=AttendeeStatus.WAITLISTED)
        waiting = waiting.exclude(registration=self.attendee.registration)
        return super().get_form_kwargs() | {
            "others": waiting.order_by("registration__queued_at", "registration_id", "pk")
        }

    def consequences(self):
        return [_("Who registered together moves together. Nobody gets a mail of this.")]

    def act(self, form):
        typed = form.cleaned_data
        actions.put_before(self.attendee, typed["before"], reason=typed["reason"], by=self.request.user, now=self.now)
        return _("The waiting list has another order.")


class PeopleField(forms.ModelMultipleChoiceField):
    """Several people, by a random number."""

    def label_from_instance(self, obj):
        return _in_words(obj)


class AdmitForm(forms.Form):
    """Who is approved."""

    people = PeopleField(
        label=gettext_lazy("Who"), queryset=None, to_field_name="uid", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, asking, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = asking


class AdmitMany(SessionAction):
    """Approve several registrations at once."""

    form_class = AdmitForm
    page_title = gettext_lazy("Approve several")
    button = gettext_lazy("Approve")

    def get_form_kwargs(self):
        rows = Attendee.objects.for_user(self.request.user).filter(session=self.session)
        asking = rows.filter(status=AttendeeStatus.REQUESTED).select_related("registration")
        return super().get_form_kwargs() | {"asking": asking.order_by("created_at", "pk")}

    def consequences(self):
        left = self.session.places_left
        room = ngettext("%(count)s place is free.", "%(count)s places are free.", left) % {"count": left}
        return [
            room,
            _("Who asked first comes first. Who does not fit goes to the waiting list; everybody gets a mail."),
        ]

    def act(self, form):
        report = actions.admit_many(form.cleaned_data["people"], by=self.request.user, now=self.now)
        for attendee, refusal in report.refused:
            problem = {"name": attendee.name, "problem": str(refusal)}
            messages.warning(self.request, _("%(name)s was not approved: %(problem)s") % problem)
        numbers = {"seated": len(report.seated), "waiting": len(report.waiting)}
        return _("Approved: %(seated)s with a place, %(waiting)s on the waiting list.") % numbers
