"""The sessions that were opened because companies asked for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Opening(models.Model):
    """One session for the questions of a pool. `public_from` is when its draft lets everybody in, as we set it."""

    pool = models.ForeignKey("demand.Pool", on_delete=models.CASCADE, related_name="openings")
    session = models.OneToOneField("events.EventSession", on_delete=models.CASCADE, related_name="opened_for")
    companies = models.PositiveSmallIntegerField(_("companies that asked"))
    people = models.PositiveSmallIntegerField(_("people who asked"))
    public_from = models.DateTimeField(_("registration opens for everybody at"))
    opened_at = models.DateTimeField(_("draft made at"))
    told_at = models.DateTimeField(_("told who asked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("session on demand")
        verbose_name_plural = _("sessions on demand")
        ordering = ["-opened_at", "-pk"]

    def __str__(self):
        return f"opening {self.pk}"
