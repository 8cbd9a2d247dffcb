"""The further dates of a course."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.sessions import EventSession


class SessionDate(models.Model):
    """A further date of a course. One place covers all dates; the first one stands on the session itself."""

    renews_content = True

    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="further_dates")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("further date")
        verbose_name_plural = _("further dates")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["session", "starts_at"], name="events_date_once_per_session"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_date_ends_after_start"),
        ]

    def __str__(self):
        return f"date {self.pk}"
