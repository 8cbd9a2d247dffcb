"""The organiser's forms for what is new: a session, a series or a course, and all its dates before they are saved."""

import uuid
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from events import dates
from events.models import EventSession
from events.viewsets import queries
from events.viewsets.fields import DateField, EventField
from events.viewsets.forms import WhenForm, WhenWhereForm
from events.viewsets.rules_form import RulesForm

ONCE, SERIES, COURSE = "once", "series", "course"
SATURDAY = 5


class PlanForm(RulesForm, WhenWhereForm):
    """A new session, whole. `key` makes a second click on the button the same session."""

    event = EventField(label=gettext_lazy("Event"), queryset=None, empty_label=gettext_lazy("Choose"))
    capacity = forms.IntegerField(label=gettext_lazy("Number of places"), min_value=0, max_value=5000)
    announced = forms.TypedChoiceField(
        label=gettext_lazy("Show it in the agenda"),
        choices=[("yes", gettext_lazy("Now")), ("no", gettext_lazy("Later: keep it as a draft"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    repeats = forms.ChoiceField(
        label=gettext_lazy("Repeat it"),
        choices=[
            (ONCE, gettext_lazy("No, one date")),
            (SERIES, gettext_lazy("A series: people register for each date apart")),
            (COURSE, gettext_lazy("A course: one place is for all dates together")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=ONCE,
    )
    pattern = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=[
            (dates.Pattern.WEEKLY, gettext_lazy("Every week")),
            (dates.Pattern.TWO_WEEKS, gettext_lazy("Every two weeks")),
            (dates.Pattern.MONTHLY, gettext_lazy("Every month, on the same weekday: every first Tuesday")),
        ],
        required=False,
    )
    times = forms.IntegerField(
        label=gettext_lazy("How many dates"), min_value=2, max_value=dates.MOST_DATES, required=False
    )
    until = DateField(label=gettext_lazy("Or until and including"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ["event", "capacity", "announced"]  # as on the screen, so that mistakes are named from top to bottom

    def __init__(self, *args: Any, user: User, copy_of: EventSession | None = None, **kwargs: Any):
        initial = {"key": uuid.uuid4(), "waiting_list": True}
        if copy_of is not None:
            initial |= RulesForm.initial_of(copy_of) | WhenWhereForm.initial_of(copy_of)
            initial |= {"event": copy_of.event_id, "capacity": copy_of.capacity}
            for unknown_yet in ("date", "which_hour", "registration_opens_at", "registration_closes_at", "join_url"):
                initial.pop(unknown_yet)
        super().__init__(*args, **kwargs | {"initial": initial})
        self.fields["event"].queryset = queries.plannable_events(user)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("starts_at"):
            self.check_window(cleaned, cleaned["starts_at"])
        if self.is_repeated and not {"times", "until"} & set(self.errors) and cleaned.get("date"):
            self._check_days(cleaned)
        return cleaned

    @property
    def is_repeated(self) -> bool:
        """Whether there are more dates than one to look at before saving."""
        return self.cleaned_data.get("repeats") in {SERIES, COURSE}

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("times") and not cleaned.get("until"):
            self.add_error("times", _("Say how many dates there are, or until when."))
        elif len(self.days()) > dates.MOST_DATES:
            self.add_error("until", _("At most %(most)s dates at a time.") % {"most": dates.MOST_DATES})
        elif len(self.days()) < 2:
            self.add_error("until", _("Until this day there is only one date."))

    def days(self) -> list[date]:
        """The days of the series or the course as it repeats."""
        typed = self.cleaned_data
        pattern = typed.get("pattern") or dates.Pattern.WEEKLY
        return dates.repeated(typed["date"], pattern, times=typed.get("times"), until=typed.get("until"))


class MeetingForm(WhenForm):
    """One date of a series or a course, before it is saved: as it is, at another time, or left out."""

    leave_out = forms.BooleanField(label=gettext_lazy("Leave this date out"), required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("leave_out"):
            self._errors.clear()
            return self.cleaned_data
        return super().clean()

    @property
    def warning(self) -> str:
        """What is odd about the day: a holiday, or the weekend."""
        day = self.cleaned_data.get("date") if hasattr(self, "cleaned_data") else None
        if day is None:
            return ""
        return dates.holiday(day) or (_("weekend") if day.weekday() >= SATURDAY else "")


class AllMeetings(forms.BaseFormSet):
    """All dates of a series or a course."""

    def clean(self) -> None:
        starts = [start for start, _end in self.meetings()]
        if not starts:
            raise ValidationError(_("Keep at least one date."))
        if len(set(starts)) < len(starts):
            raise ValidationError(_("Two dates begin at the same moment."))

    def meetings(self) -> list[tuple[datetime, datetime]]:
        """The dates that stay, with no mistake in them, the first one first."""
        kept = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        return sorted(
            (row["starts_at"], row["ends_at"]) for row in kept if not row.get("leave_out") and "ends_at" in row
        )


MeetingFormSet = forms.formset_factory(
    MeetingForm, formset=AllMeetings, extra=0, max_num=dates.MOST_DATES, absolute_max=dates.MOST_DATES
)


def meetings_of(plan: PlanForm) -> dict[str, str]:
    """What a formset of the dates of `plan` would send as they stand, so that it can be judged before it is seen."""
    typed, days = plan.cleaned_data, plan.days()
    data = {"form-TOTAL_FORMS": str(len(days)), "form-INITIAL_FORMS": "0"}
    for number, day in enumerate(days):
        row = {
            "date": day.isoformat(),
            "start_time": f"{typed['start_time']:%H:%M}",
            "end_time": f"{typed['end_time']:%H:%M}",
            "which_hour": typed["which_hour"] if number == 0 else "",
        }
        data |= {f"form-{number}-{name}": value for name, value in row.items()}
    return data
