"""Who of the staff leads a session, or organises an event, and sees only that."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage
from events.models.sessions import EventSession, new_reference


class SessionLead(models.Model):
    """Gives somebody with the role begeleiding the screens of one session, or of all sessions of one event."""

    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leads")
    session = models.ForeignKey(EventSession, null=True, blank=True, on_delete=models.CASCADE, related_name="leads")
    event = models.ForeignKey(EventPage, null=True, blank=True, on_delete=models.CASCADE, related_name="leads")

    class Meta:
        verbose_name = _("lead of a session")
        verbose_name_plural = _("leads of sessions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False, session__isnull=True) | Q(event__isnull=True, session__isnull=False),
                name="events_lead_of_event_or_session",
            ),
            models.UniqueConstraint(fields=["user", "session"], name="events_lead_once_of_session"),
            models.UniqueConstraint(fields=["user", "event"], name="events_lead_once_of_event"),
        ]

    def __str__(self):
        return f"lead {self.reference}"
