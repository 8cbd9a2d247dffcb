"""What the bedrock keeps itself: counters that slow down who tries too often."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThrottleCounter(models.Model):
    """How often one key did one thing in the window that runs now. The key is a keyed hash: no address is kept."""

    scope = models.CharField(_("what for"), max_length=60)
    digest = models.CharField(_("key, hashed"), max_length=64)
    ends_at = models.DateTimeField(_("window ends at"), db_index=True)
    hits = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("throttle counter")
        verbose_name_plural = _("throttle counters")
        constraints = [models.UniqueConstraint(fields=["scope", "digest"], name="privacy_throttle_one_per_key")]

    def __str__(self):
        return f"throttle {self.scope}"


class Purge(models.Model):
    """What the clock removed: how many rows, by which function, when. Nothing of what stood in them."""

    retainer = models.CharField(_("what for"), max_length=120)
    rows = models.PositiveIntegerField(_("rows"))
    happened_at = models.DateTimeField(_("happened at"), db_index=True)

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
        ordering = ["-happened_at", "-pk"]

    def __str__(self):
        return f"purge {self.pk}"
