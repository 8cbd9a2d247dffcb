"""What comes in: scans from a phone, somebody at the door, attendance by hand, certificates."""

import json
from datetime import UTC, datetime
from uuid import UUID

from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.utils.translation import gettext_lazy as _

from events.attendance.actions import Scan
from events.attendance.enums import ScanSource
from events.enums import Attendance
from events.viewsets.fields import NameField
from pagekit.forms import SingleLineField

SCANS_AT_MOST = 200
BODY_AT_MOST = 64 * 1024
CODE_AT_MOST = 100
CLOCKS = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))  # a phone may be wrong, not this wrong


class ScansForm(forms.Form):
    """A batch of scans: `{"scans": [{"nonce", "code", "scanned_at", "offline"}]}`, one at least, 200 at most."""

    scans_json = forms.JSONField()

    @classmethod
    def of(cls, request):
        """The form with the body of `request`; a body that is too large or not text is no batch."""
        try:
            body = request.body if int(request.META.get("CONTENT_LENGTH") or 0) <= BODY_AT_MOST else b""
            json.loads(body)
            return cls({"scans_json": body.decode()})
        except (RequestDataTooBig, ValueError, RecursionError):  # too deep to read is not readable either
            return cls({})

    def clean_scans_json(self):
        content = self.cleaned_data["scans_json"]
        found = content.get("scans") if isinstance(content, dict) else None
        if not isinstance(found, list) or not 0 < len(found) <= SCANS_AT_MOST:
            raise ValidationError("batch", code="batch")
        try:
            return [_scan(each) for each in found]
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
            raise ValidationError("scan", code="scan") from None

    def scans(self):
        """The scans that were sent."""
        return self.cleaned_data["scans_json"]


def _scan(given):
    moment = datetime.fromisoformat(given["scanned_at"])
    code = given["code"]
    if not isinstance(code, str) or len(code) > CODE_AT_MOST or "\x00" in code:
        raise ValueError("code")
    if not CLOCKS[0] <= moment <= CLOCKS[1]:  # TypeError when it has no zone
        raise ValueError("scanned_at")
    # A press on a name sends the bare code, a scan the code with its session.
    source = ScanSource.QR if "-" in code else ScanSource.NAME
    return Scan(UUID(given["nonce"]), code, moment.astimezone(UTC), given.get("offline") is True, source)


class WalkInForm(forms.Form):
    """Who stands at the door. `key` makes a second click the same person."""

    name = NameField(label=_("Name"))
    organisation = SingleLineField(label=_("Organisation"), required=False, max_length=120)
    email = forms.EmailField(
        label=_("Email address"),
        required=False,
        max_length=254,
        help_text=_("With an address this person gets a confirmation. Without one you are the contact."),
    )
    reason = SingleLineField(
        label=_("A place all the same when it is full. Why?"),
        required=False,
        max_length=200,
        help_text=_("Kept in the history of the session. Name no persons."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)


class AttendanceForm(forms.Form):
    """Attendance of everybody in one form: a choice for each person, by the number of the place."""

    def __init__(self, *args, lines=(), **kwargs):
        super().__init__(*args, **kwargs)
        for line in lines:
            self.fields[line.person.uid.hex] = forms.ChoiceField(
                label=line.person.called,
                choices=Attendance.choices,
                initial=line.person.attendance,
                widget=forms.Select(attrs={"aria-label": line.person.called}),
            )


class IssueForm(forms.Form):
    partial = forms.BooleanField(
        label=_("Also for who was there partly"),
        required=False,
        help_text=_("Their certificate says so and names no hours."),
    )


class RevokeForm(forms.Form):
    reason = SingleLineField(
        label=_("Why"), max_length=200, help_text=_("Kept here and not shown to others. Name no persons.")
    )


class BadgesForm(forms.Form):
    code = forms.BooleanField(label=_("With the code for check-in"), required=False, initial=True)
