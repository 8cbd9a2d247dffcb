"""What an instrument said in each of its versions, so that a company finds back the one that it used (K5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstrumentVersion(models.Model):
    """One version of one page, as `opendata.records` tells it. A correction under the same number replaces it."""

    page = models.ForeignKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(_("version"), max_length=20)
    published_on = models.DateField(_("published on"))
    because = models.CharField(_("changed because"), max_length=300, blank=True)
    record = models.JSONField(_("what it said"))

    renews_content = True

    class Meta:
        verbose_name = _("version of an instrument")
        verbose_name_plural = _("versions of instruments")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="versions_one_of_each_number"),
        ]

    def __str__(self):
        return f"version {self.pk}"
