"""What people searched and did not find, in numbers a week."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchMiss(models.Model):
    """Words that found nothing, and how often in one week. Nothing about who asked, or when exactly.

    Written only by `pagekit.search.misses`, in the worker. Editors see what was asked at least twice; the rest goes
    when its week is over: what one person typed once helps nobody.
    """

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    week = models.DateField(_("week of"))  # its Monday
    words = models.CharField(_("searched for"), max_length=60)
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-week", "-times", "words"]
        constraints = [
            models.UniqueConstraint(fields=["language", "week", "words"], name="pagekit_one_row_per_miss_a_week"),
        ]

    def __str__(self):
        return self.words
