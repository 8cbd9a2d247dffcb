"""Two organisers at one session: the second is told what the first changed, and keeps what was typed (trust.md D5).

The form carries a signed snapshot of the values that it started from. At saving, a field that meanwhile changed in the
database and was not touched here takes the new value; one that was touched stays as typed. The form is then shown once
more, with the differences.
"""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

SALT = "events.organiser.seen"


def as_text(value: Any) -> str:
    """A value as it can be compared and signed."""
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


class SeenForm(forms.Form):
    """A form about one row; a child has `initial_of(row)` and passes the row as `session`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stored = {name: as_text(value) for name, value in self.initial.items() if name in self.fields}
        self.initial["seen"] = signing.dumps(self.stored, salt=SALT)
        self.meanwhile: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        started_from = self._started_from(cleaned.get("seen", ""))
        changed = [name for name, value in self.stored.items() if started_from.get(name, value) != value]
        if changed:
            self._show_again(cleaned, started_from, changed)
        return cleaned

    def _started_from(self, token: str) -> dict[str, str]:
        """The values that the form showed; those of now when the token is missing or not ours."""
        try:
            return signing.loads(token, salt=SALT)
        except signing.BadSignature:
            return {}

    def _show_again(self, cleaned: dict[str, Any], started_from: dict[str, str], changed: list[str]) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.initial["seen"]
        for name in changed:
            untouched = as_text(cleaned.get(name)) == started_from[name]
            if untouched:
                self._take_over(name)
            self.meanwhile.append(self._told(name, untouched=untouched))
        self.add_error(None, _("Somebody else changed this session while you were typing. Look again, then save."))

    def _take_over(self, name: str) -> None:
        """Show the value of now in a field that was not touched here."""
        field, value = self.fields[name], self.initial[name]
        if isinstance(field, forms.BooleanField):
            self.data[self.add_prefix(name)] = "on" if value else ""
            return
        shown = field.widget.format_value(field.prepare_value(value))
        self.data[self.add_prefix(name)] = shown[0] if isinstance(shown, list) else shown or ""

    def _told(self, name: str, *, untouched: bool) -> str:
        words = {"field": self.fields[name].label, "value": self._in_words(name)}
        if untouched:
            return _("%(field)s is now: %(value)s") % words
        return _("%(field)s was changed to: %(value)s. What you typed still stands below.") % words

    def _in_words(self, name: str) -> str:
        field, value = self.fields[name], self.initial[name]
        if isinstance(field, forms.BooleanField):
            return _("yes") if value else _("no")
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))
        shown = field.widget.format_value(field.prepare_value(value))
        return str(shown or "").replace("T", " ") or _("empty")
