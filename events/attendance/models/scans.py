"""Scans at the door: only ever added. What was wrong is undone by a second stamp on the row, never taken away."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.attendance.enums import OF_NOBODY, TO_LOOK_AT, ScanProblem, ScanSource


class CheckInQuerySet(models.QuerySet):
    def that_count(self):
        """Scans that made somebody present and were not undone."""
        return self.filter(problem=ScanProblem.NONE, undone_at=None)

    def to_look_at(self):
        """Scans that fitted nobody with a place, the last one first."""
        return self.filter(problem__in=sorted(TO_LOOK_AT), undone_at=None).order_by("-received_at", "-pk")


class CheckIn(models.Model):
    """One scan (or press of a button). The device says when it was made, the server when it arrived."""

    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="check_ins")
    attendee = models.ForeignKey(
        "events.Attendee", null=True, blank=True, on_delete=models.CASCADE, related_name="check_ins"
    )
    problem = models.CharField(_("problem"), max_length=14, choices=ScanProblem, blank=True, default=ScanProblem.NONE)
    nonce = models.UUIDField(unique=True)
    source = models.CharField(_("how"), max_length=8, choices=ScanSource)
    scanned_at = models.DateTimeField(_("scanned at"))
    received_at = models.DateTimeField(_("received at"))
    offline = models.BooleanField(_("without network"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="check_ins"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="check_ins_undone"
    )

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendee"],
                condition=Q(problem=ScanProblem.NONE, undone_at=None),
                name="attendance_checked_in_once",
            ),
            models.CheckConstraint(
                condition=Q(attendee=None, problem__in=sorted(OF_NOBODY))
                | (Q(attendee__isnull=False) & ~Q(problem__in=sorted(OF_NOBODY))),
                name="attendance_scan_of_somebody_or_why_not",
            ),
        ]

    def __str__(self):
        return f"check-in {self.pk}"
