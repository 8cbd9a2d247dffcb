"""Fields and widgets of the organiser's forms: native date and time pickers, times on the clock on the wall."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from events import rules
from events.actions import Person
from events.errors import WrongTimes
from events.forms import NAME_LENGTH, NO_ADDRESS
from events.models import Registration
from pagekit.forms import SingleLineField

ZONE = "Europe/Amsterdam"
MOST_PEOPLE = 50  # in one go; a longer list is split by the organiser


class DateField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y"], widget=widget, **kwargs)


class TimeField(forms.TimeField):
    """A time on the clock, with the browser's own picker."""

    def __init__(self, **kwargs):
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(input_formats=["%H:%M", "%H:%M:%S", "%H.%M"], widget=widget, **kwargs)


class WallMomentField(forms.DateTimeField):
    """A day and time as the clock on the wall shows it; gives the moment (UTC)."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"], widget=widget, **kwargs
        )

    def prepare_value(self, value):
        if isinstance(value, datetime) and value.tzinfo:
            return value.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
        return value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        for pattern in self.input_formats:
            try:
                return rules.wall_time(self.strptime(str(value).strip(), pattern), ZONE)
            except WrongTimes as problem:
                raise ValidationError(str(problem), code=problem.problem) from problem
            except (ValueError, TypeError, OverflowError):
                continue
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class RowNumber:
    """A choice among rows by their number: one that no database can hold is an unknown choice (trust.md B3)."""

    MOST_DIGITS = 18

    def to_python(self, value):
        if isinstance(value, str) and len(value.strip()) > self.MOST_DIGITS:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"})
        return super().to_python(value)


class EventField(RowNumber, forms.ModelChoiceField):
    """One of the events, by its title."""

    def label_from_instance(self, obj):
        return obj.title


class PartyField(forms.ModelChoiceField):
    """A company that was there, by the random name of its registration."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Registration.objects.none(), to_field_name="reference", **kwargs)

    def label_from_instance(self, obj):
        return ", ".join(filter(None, [obj.organisation, obj.contact_name]))


class NameField(SingleLineField):
    """The name of a person: one line of at most 80 characters, no address in it."""

    def __init__(self, **kwargs):
        super().__init__(max_length=NAME_LENGTH, validators=[NO_ADDRESS], **kwargs)


class PeopleField(forms.CharField):
    """People, one on each line: a name and, after a comma, semicolon or tab, perhaps an email address."""

    widget = forms.Textarea(attrs={"rows": 4, "autocomplete": "off"})

    def to_python(self, value) -> list[Person]:
        lines = [(number, line.strip()) for number, line in enumerate((value or "").splitlines(), 1) if line.strip()]
        if len(lines) > MOST_PEOPLE:
            raise ValidationError(_("At most %(most)s people at a time.") % {"most": MOST_PEOPLE}, code="many")
        return [_person_on(number, line) for number, line in lines]

    def run_validators(self, value):
        """Each line was checked when it was read."""


def _person_on(number: int, line: str) -> Person:
    """The person on one line of a list; raises ValidationError that names the line."""
    name, email = [*(part.strip() for part in re.split(r"[,;\t]", line, maxsplit=1)), ""][:2]
    try:
        name = NameField().clean(name)
        if email:
            validate_email(email)
    except ValidationError as problem:
        text = _("Line %(number)s: %(problem)s") % {"number": number, "problem": " ".join(problem.messages)}
        raise ValidationError(text, code="line") from problem
    return Person(name, email)
