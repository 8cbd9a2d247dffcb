"""Who should not sit at one table: competitors, as the organiser says."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CompaniesApart(models.Model):
    """Two companies that take part, in every session. The lower number is the first, so that a pair is there once."""

    first = models.ForeignKey("companies.Organisation", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("companies.Organisation", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("companies that sit apart")
        verbose_name_plural = _("companies that sit apart")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="matching_companies_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="matching_companies_apart_in_order"),
        ]

    def __str__(self):
        return f"companies apart {self.pk}"


class PartiesApart(models.Model):
    """Two companies in one session, each known by a registration of it; also companies of which we only have a name."""

    session = models.ForeignKey("events.EventSession", on_delete=models.CASCADE, related_name="+")
    first = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("companies that sit apart in a session")
        verbose_name_plural = _("companies that sit apart in a session")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="matching_parties_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="matching_parties_apart_in_order"),
        ]

    def __str__(self):
        return f"parties apart {self.pk}"
