"""Forms that people fill in and programs do not: a field nobody sees, and a signed note of when the form was opened.

No puzzle, no picture, no third party. Whoever is taken for a program by mistake keeps what was typed and sends again.
"""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

SALT = "privacy.bots"
TRAP = "website"
OPENED = "form_opened"
CLOCKS_DIFFER_BY = timedelta(minutes=1)  # several servers, each with its own clock


def stamp(now: datetime) -> str:
    """A signed note that a form was opened at `now`."""
    return signing.dumps(int(now.timestamp()), salt=SALT)


def opened_at(value: str) -> datetime | None:
    """When the form with this note was opened; None when the note is not ours."""
    try:
        return datetime.fromtimestamp(signing.loads(value, salt=SALT), tz=timezone.get_current_timezone())
    except (signing.BadSignature, TypeError, ValueError, OverflowError, OSError):
        return None


class HumanFormMixin:
    """For forms that anybody may send. Put it before the form class; write `{{ form.human_check }}` inside the <form>.

    `min_seconds` (default settings.FORM_MIN_SECONDS) is the time in which nobody fills the form in, `max_age` how long
    it may stand open. What it refuses becomes an error of the whole form; what was typed is kept.
    """

    min_seconds: int | None = None
    max_age = timedelta(days=1)

    def __init__(self, *args, now: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.human_now = now or timezone.now()
        self.fields[TRAP] = forms.CharField(required=False, label=_("Leave this field empty"))
        self.fields[OPENED] = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        # A field left out on purpose is not part of what the form says.
        for name in (TRAP, OPENED):
            (cleaned if cleaned is not None else self.cleaned_data).pop(name, None)
        error = self._human_error()
        if error:
            self.add_error(None, forms.ValidationError(error, code="human"))
        return cleaned

    def human_check(self) -> SafeString:
        """The two hidden fields as HTML."""
        return render_to_string(
            "components/human_check.html",
            {"trap": self[TRAP], "opened_name": self.add_prefix(OPENED), "opened": self._stamp_to_show()},
        )

    def _posted(self, name):
        return self.data.get(self.add_prefix(name), "") if self.is_bound else ""

    def _age(self):
        opened = opened_at(self._posted(OPENED))
        return None if opened is None else self.human_now - opened

    def _is_current(self, age):
        return age is not None and -CLOCKS_DIFFER_BY <= age <= self.max_age

    def _stamp_to_show(self):
        # A form that was sent too early keeps its note, so that sending it again is not too early again.
        return self._posted(OPENED) if self._is_current(self._age()) else stamp(self.human_now)

    def _human_error(self):
        age = self._age()
        at_least = settings.FORM_MIN_SECONDS if self.min_seconds is None else self.min_seconds
        if self._posted(TRAP):
            return _("Leave the field that is hidden empty, and send the form again.")
        if not self._is_current(age):
            return _("This form was open for a long time. Check what you typed and send it again.")
        if age < timedelta(seconds=at_least):
            return _("That went very fast. Check what you typed and send it again.")
        return None
