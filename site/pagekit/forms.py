"""The ground of every public form: our own rendering, text that is safe for mail headers and both databases."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class PublicRenderer(TemplatesSetting):
    """Renders forms with the components of the house."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class SingleLineField(forms.CharField):
    """Text of one line that may end up in a mail header: no line ends, no control characters, never too long."""

    default_validators = [
        ProhibitNullCharactersValidator(),
        RegexValidator(
            r"[\x00-\x1f\x7f\u0085\u2028\u2029]",
            _("Use one line of ordinary text here."),
            inverse_match=True,
        ),
    ]

    def __init__(self, *, max_length=120, **kwargs):
        super().__init__(max_length=max_length, **kwargs)


class PublicForm(forms.Form):
    """A form on the public site."""

    default_renderer = PublicRenderer
    required_css_class = "required"


class PublicModelForm(forms.ModelForm):
    """A form on the public site that edits one row."""

    default_renderer = PublicRenderer
    required_css_class = "required"
