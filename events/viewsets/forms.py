"""The organiser's forms about a session: when and where, the number of places, calling off. Its rules stand in
`rules_form`.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events import rules
from events.enums import AttendanceMode
from events.errors import WrongTimes
from events.models import EventSession
from events.viewsets.fields import ZONE, DateField, TimeField
from pagekit.forms import SingleLineField

FIRST_HOUR, SECOND_HOUR = "0", "1"
IN_THE_PAST = gettext_lazy("This moment has passed. Choose one that is still to come.")


class WhenForm(forms.Form):
    """The day and the times on the clock; after validation `starts_at` and `ends_at` are the moments."""

    session: EventSession | None = None
    asks_which_hour = False

    date = DateField(label=pgettext_lazy("of a session", "Date"))
    start_time = TimeField(label=pgettext_lazy("from a time", "From"))
    end_time = TimeField(label=pgettext_lazy("until a time", "To"))
    which_hour = forms.ChoiceField(
        label=gettext_lazy("Which of the two?"),
        choices=[
            (FIRST_HOUR, gettext_lazy("The first time, still summer time")),
            (SECOND_HOUR, gettext_lazy("The second time, an hour later")),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("The clock goes back that night, so this hour comes twice."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._read_times(cleaned)
        return cleaned

    def _read_times(self, cleaned: dict[str, Any]) -> None:
        """Set `starts_at` and `ends_at` from the day and the times on the clock, or say what is wrong with them."""
        day, start, end = (cleaned.get(name) for name in ("date", "start_time", "end_time"))
        if day is None or start is None or end is None:
            return
        starts_at, ends_at = self._moment("start_time", day, start), self._moment("end_time", day, end)
        if starts_at is None or ends_at is None:
            return
        if ends_at <= starts_at:
            self.add_error("end_time", _("A session must end after it starts."))
        elif starts_at <= timezone.now() and (self.session is None or starts_at != self.session.starts_at):
            self.add_error("date", IN_THE_PAST)
        cleaned |= {"starts_at": starts_at, "ends_at": ends_at}

    def _moment(self, field: str, day: Any, time: Any) -> datetime | None:
        chosen = self.cleaned_data.get("which_hour")
        try:
            return rules.wall_time(datetime.combine(day, time), ZONE, fold=int(chosen) if chosen else None)
        except WrongTimes as problem:
            if problem.problem == "ambiguous":
                self.asks_which_hour = True
                self.add_error("which_hour", _("Choose which of the two is meant."))
            else:
                self.add_error(field, str(problem))
        except OverflowError:
            self.add_error("date", _("Choose a year that people live to see."))
        return None


class WhenWhereForm(WhenForm):
    """The day, the times on the clock, and the place."""

    attendance_mode = forms.ChoiceField(label=gettext_lazy("How people take part"), choices=AttendanceMode.choices)
    place_name = SingleLineField(
        label=pgettext_lazy("of a session", "Place"), required=False, help_text=gettext_lazy("The name on the door.")
    )
    address = SingleLineField(label=gettext_lazy("Street and number"), max_length=160, required=False)
    city = SingleLineField(label=gettext_lazy("Town"), max_length=80, required=False)

    def __init__(self, *args: Any, session: EventSession | None = None, **kwargs: Any):
        self.session = session
        initial = {} if session is None else self.initial_of(session)
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)

    @staticmethod
    def initial_of(session: EventSession) -> dict[str, Any]:
        """What the form starts with for an existing session."""
        start, end = (moment.astimezone(ZoneInfo(ZONE)) for moment in (session.starts_at, session.ends_at))
        names = ["attendance_mode", "place_name", "address", "city"]
        return {name: getattr(session, name) for name in names} | {
            "date": start.date(),
            "start_time": start.time().replace(second=0, microsecond=0),
            "end_time": end.time().replace(second=0, microsecond=0),
            "which_hour": str(start.fold),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("attendance_mode") in {AttendanceMode.IN_PERSON, AttendanceMode.HYBRID}:
            for name in ("place_name", "city"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Say where people go."))
        return cleaned

    def times_and_place(self) -> dict[str, Any]:
        """What `actions.move` and `actions.plan` take."""
        names = ("starts_at", "ends_at", "attendance_mode", "place_name", "address", "city")
        return {name: self.cleaned_data[name] for name in names}


class PlacesForm(forms.Form):
    """The number of places."""

    capacity = forms.IntegerField(label=gettext_lazy("Number of places"), min_value=0, max_value=5000)


class CallOffForm(forms.Form):
    """Why a session does not take place, and what comes instead."""

    reason = SingleLineField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Everybody reads this in the mail and on the website. Name no persons."),
    )
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Comes in its place"),
        queryset=None,
        to_field_name="reference",
        required=False,
        empty_label=gettext_lazy("Nothing"),
        help_text=gettext_lazy("The mail points to this session. Nobody is registered for it by itself."),
    )

    def __init__(self, *args: Any, successors: Any, label: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = successors
        self.fields["successor"].label_from_instance = label
