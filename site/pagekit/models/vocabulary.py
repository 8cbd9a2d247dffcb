"""The words that occur in the public index."""

from django.db import models


class SearchWord(models.Model):
    """One word of one language, and on how many pages that everybody may read it stands.

    Written only by `pagekit.search.vocabulary`, in the transaction of the index itself: a word that stands on a private
    or unpublished page only has no row, so the search cannot suggest it.
    """

    language = models.CharField(max_length=8)
    word = models.CharField(max_length=40)
    # Somebody who types a word wrongly nearly always has its beginning or its end right.
    start = models.CharField(max_length=2)
    ending = models.CharField(max_length=2)
    length = models.PositiveSmallIntegerField()
    pages = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="pagekit_one_row_per_word")]
        indexes = [
            models.Index(fields=["language", "start", "length"], name="pagekit_word_start"),
            models.Index(fields=["language", "ending", "length"], name="pagekit_word_ending"),
        ]

    def __str__(self):
        return self.word
