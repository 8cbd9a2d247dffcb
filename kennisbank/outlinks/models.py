"""What other sites answered when we looked whether a link still works."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutsideLink(models.Model):
    """One address outside; 0 as status means that nobody answered. `failed_since`: when it began to fail."""

    address = models.URLField(_("address"), max_length=500, unique=True)
    status = models.PositiveSmallIntegerField(_("last answer"), default=0)
    checked_at = models.DateTimeField(_("checked at"))
    failed_since = models.DateTimeField(_("fails since"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")

    def __str__(self):
        return f"link {self.pk}"

    @property
    def is_broken(self):
        """Whether it failed on two different days: one bad evening of another site is nobody's work."""
        if self.failed_since is None:
            return False
        return timezone.localdate(self.checked_at) > timezone.localdate(self.failed_since)
