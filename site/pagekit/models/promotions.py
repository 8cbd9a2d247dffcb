"""Pages that editors put first for certain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pagekit.models.synonyms import split_synonyms


class SearchPromotion(models.Model):
    """For exactly these words this page comes first, as long as everybody may read it.

    `wagtail.contrib.search_promotions` was looked at and does not fit: it writes a row about every search while
    answering it, keeps what people typed as it was typed, and knows no languages.
    """

    renews_content = True

    words = models.TextField(
        _("searches"),
        max_length=600,
        help_text=_("What people search for, with commas between them or each on its own line."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page that comes first"), on_delete=models.CASCADE, related_name="+"
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("When several pages come first for the same words: the lowest number.")
    )

    class Meta:
        verbose_name = _("page that comes first")
        verbose_name_plural = _("pages that come first")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.words.splitlines()[0] if self.words else ""

    def clean(self):
        if not any(character.isalnum() for piece in split_synonyms(self.words) for character in piece):
            raise ValidationError({"words": _("Write words with letters or digits.")})
