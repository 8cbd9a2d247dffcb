"""A column that holds several codes of one vocabulary."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """A short list of codes of `vocabulary` (a Django Choices class), kept in the order of the vocabulary.

    A list in the row itself and not a table beside it: it travels through revisions, previews and translations as a
    value, and what counts and filters is the facet table.
    """

    def __init__(self, *args, vocabulary=None, **kwargs):
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or set(value) - set(self.vocabulary.values):
            raise ValidationError(_("Choose from the list."))

    def clean(self, value, model_instance):
        cleaned = super().clean(value, model_instance)
        return [code for code in self.vocabulary.values if code in cleaned]

    def formfield(self, **kwargs):
        python_type = type(self.vocabulary.values[0])
        return forms.TypedMultipleChoiceField(
            choices=self.vocabulary.choices,
            coerce=python_type,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            empty_value=[],
        )

    def value_from_object(self, obj):
        return list(super().value_from_object(obj) or [])
