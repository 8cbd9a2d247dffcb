"""Rows with their texts in both languages, in pairs of columns that end on _nl and _en."""

from django.db import models
from django.utils.translation import get_language


class Bilingual(models.Model):
    """A row whose texts stand in pairs of columns: `title_nl` and `title_en`."""

    renews_content = True

    class Meta:
        abstract = True

    def text(self, name, language=None):
        """The text `name` ("title") in `language` (the active one when left out); the Dutch one when that is empty."""
        return getattr(self, f"{name}_{language or get_language()}", "") or getattr(self, f"{name}_nl")

    def falls_back(self, name, language=None):
        """Whether `text()` gives Dutch to a reader of another language, so that the page can say so."""
        language = language or get_language()
        return language != "nl" and not getattr(self, f"{name}_{language}", "")
