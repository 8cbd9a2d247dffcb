"""The file with modules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kennisbank.training.format import MOST_BYTES


class FileForm(forms.Form):
    """A CSV file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A CSV file with a module on every row, at most 5,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def content(self) -> bytes:
        """What was sent, up to one byte more than we take."""
        return self.cleaned_data["file"].read(MOST_BYTES + 1)
