"""Other words for the same thing, as editors know them."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

BETWEEN = re.compile(r"[,;\n\r]+")
MOST_SYNONYMS = 20


def split_synonyms(text: str) -> list[str]:
    """The words and phrases in `text`: one on a line, or parted by commas."""
    return [piece for part in BETWEEN.split(text) if (piece := " ".join(part.split()))]


class SearchSynonym(models.Model):
    """A word or phrase, and what the search takes for the same. It widens what was typed, never the index."""

    renews_content = True

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="nl")
    word = models.CharField(_("word or phrase"), max_length=80)
    synonyms = models.TextField(
        _("finds also"),
        max_length=600,
        help_text=_("Other words or phrases for the same thing, with commas between them or each on its own line."),
    )
    both_ways = models.BooleanField(
        _("each finds all the others"),
        default=True,
        help_text=_("Switch off for an old name or a wrong spelling: then only the word above finds the others."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "word"]
        constraints = [
            models.UniqueConstraint(
                "language",
                Lower("word"),
                name="pagekit_one_row_per_synonym",
                violation_error_message=_("There is a row for this word already. Add your synonyms to that one."),
            )
        ]

    def __str__(self):
        return self.word

    def clean(self):
        found = split_synonyms(self.synonyms)
        if not any(character.isalnum() for character in self.word):
            raise ValidationError({"word": _("Write a word with letters or digits.")})
        if not all(any(character.isalnum() for character in piece) for piece in found) or not found:
            raise ValidationError({"synonyms": _("Write words with letters or digits.")})
        if len(found) > MOST_SYNONYMS:
            raise ValidationError(
                {"synonyms": _("At most %(number)s synonyms in one row.") % {"number": MOST_SYNONYMS}}
            )
