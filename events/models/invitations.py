"""Who was asked by the organiser to come."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from events.models.registrations import Registration
from events.models.sessions import EventSession, new_reference


class InvitationQuerySet(models.QuerySet):
    def for_user(self, user):
        """What `user` may see: staff who handle registrations all, or those for the sessions that they lead; anybody
        else none.
        """
        return self.filter(session__in=EventSession.objects.organised_by(user))

    def usable(self):
        """Neither withdrawn nor used."""
        return self.filter(withdrawn_at__isnull=True, registration__isnull=True)


class SessionInvitation(models.Model):
    """Asks one address to register for one session. It holds no seat; it opens the form, once."""

    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="invitations")
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("email address"))
    language = models.CharField(_("language"), max_length=5, default="nl")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    registration = models.OneToOneField(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitation"
    )
    sent_at = models.DateTimeField(_("sent on"))
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation for a session")
        verbose_name_plural = _("invitations for sessions")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint("session", Lower("email"), name="events_invited_once_per_session"),
        ]

    def __str__(self):
        return f"invitation {self.reference}"
