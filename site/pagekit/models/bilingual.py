"""Rows with their texts in both languages, in pairs of columns that end on _nl and _en."""

from django.db import models
from django.utils.translation import get_language


class Bilingual(models.Model):
    """A row whose texts stand in pairs of columns: `title_nl` and `title_en`."""

    renews_content = True

    class Meta:
        abstract = True

    def text(self, name):
        """The text `name` ("title") in the language of the reader; the Dutch one when that is empty."""
        return getattr(self, f"{name}_{get_language()}", "") or getattr(self, f"{name}_nl")

    def language_of(self, name):
        """The language of what `text(name)` gives, so that a page in another language can mark it."""
        return get_language() if getattr(self, f"{name}_{get_language()}", "") else "nl"
