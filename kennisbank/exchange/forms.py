"""The file to look at, and the same file to take over."""

import base64
import binascii

from django import forms
from django.utils.translation import gettext_lazy as _

from kennisbank.exchange.archive import MOST_BYTES, unpack
from kennisbank.exchange.errors import ExchangeError
from kennisbank.models import KennisbankIndexPage


class KennisbankChoice(forms.ModelChoiceField):
    """A kennisbank by its title and language: the titles are often the same."""

    def label_from_instance(self, obj):
        return f"{obj.title} ({obj.locale.language_code})"


class FileForm(forms.Form):
    """A file with instruments, and the kennisbank they come into."""

    index = KennisbankChoice(
        queryset=KennisbankIndexPage.objects.none(),
        label=_("Kennisbank"),
        help_text=_("An instrument in another language comes into the translation of this kennisbank."),
    )
    file = forms.FileField(
        label=_("File"), help_text=_("A .zip or a .toml that was made in a kennisbank like this one.")
    )

    def __init__(self, *args, indexes, **kwargs):
        super().__init__(*args, **kwargs)
        numbers = [index.pk for index in indexes]
        self.fields["index"].queryset = KennisbankIndexPage.objects.filter(pk__in=numbers).select_related("locale")
        self.fields["index"].initial = numbers[0] if numbers else None

    def clean_file(self):
        """The files in it: (name, content) each; `kept` is what the next form carries."""
        upload = self.cleaned_data["file"]
        content = upload.read(MOST_BYTES + 1)
        self.kept = {"name": upload.name[:200], "content": base64.b64encode(content).decode()}
        return _unpacked(upload.name, content)


class ConfirmForm(FileForm):
    """The file that was looked at, as it was then."""

    file = None
    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean(self):
        typed = super().clean()
        try:
            content = base64.b64decode(typed.get("content", ""), validate=True)
        except (binascii.Error, ValueError):
            raise forms.ValidationError(_("This did not work. Try again.")) from None
        self.kept = {"name": typed.get("name", ""), "content": typed.get("content", "")}
        return typed | {"file": _unpacked(typed.get("name", ""), content)}


def _unpacked(name, content):
    try:
        return unpack(name, content)
    except ExchangeError as error:
        raise forms.ValidationError(str(error)) from None
