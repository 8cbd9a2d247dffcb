"""The secret address under which a calendar reads somebody's own sessions."""

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from events.models.sessions import REFERENCE_ALPHABET


def new_secret() -> str:
    """What nobody guesses: 32 characters of thirty."""
    return get_random_string(32, REFERENCE_ALPHABET)


class PersonalFeed(models.Model):
    """One person's calendar to subscribe to. A calendar cannot sign in, so the address itself is the key; a new one
    makes the old one worthless.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="session_feed")
    secret = models.CharField(_("secret"), max_length=40, unique=True, default=new_secret, editable=False)
    renewed_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("calendar of one's own sessions")
        verbose_name_plural = _("calendars of one's own sessions")

    def __str__(self):
        return f"feed {self.pk}"
