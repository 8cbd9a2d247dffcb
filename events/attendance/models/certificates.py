"""Proof that somebody took part, which anybody can verify by its code."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from events.models.sessions import REFERENCE_ALPHABET


def new_code() -> str:
    """Twelve random characters (59 bits): whoever knows it has seen the certificate."""
    return get_random_string(12, REFERENCE_ALPHABET)


class CertificateQuerySet(models.QuerySet):
    def valid(self):
        """Those that were not revoked."""
        return self.filter(revoked_at=None)


class Certificate(models.Model):
    """What was certified, as it was on that day. Of the name only an initial and the surname stand here: the whole
    name is printed from the registration, as long as that is kept.
    """

    attendee = models.ForeignKey("events.Attendee", on_delete=models.CASCADE, related_name="certificates")
    number = models.CharField(_("number"), max_length=20, unique=True)
    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code)
    short_name = models.CharField(_("initial and surname"), max_length=80, blank=True)
    holder_digest = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("event"), max_length=255)
    held_on = models.DateField(_("date"))
    hours = models.DecimalField(_("hours"), max_digits=6, decimal_places=2)
    partial = models.BooleanField(_("partly present"), default=False)
    issued_at = models.DateTimeField(_("issued at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoke_reason = models.CharField(_("why it was revoked"), max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendee"], condition=Q(revoked_at=None), name="attendance_one_valid_certificate"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoke_reason=""), name="attendance_revoked_for_a_reason"
            ),
        ]

    def __str__(self):
        return f"certificate {self.number}"

    @property
    def whole_hours(self) -> int:
        """For the grammar of "hour": 1 for one hour, 2 for anything else."""
        return 1 if self.hours == 1 else 2

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None
