"""Mail that must not get lost: one row a message, written in the transaction of what it tells about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from outbox.enums import MessageStatus


class OutboxMessage(models.Model):
    """One mail to one person. `context` is the snapshot that its texts are rendered from at sending."""

    dedupe_key = models.CharField(_("key"), max_length=190, unique=True)
    kind = models.CharField(_("kind"), max_length=80)
    to = models.EmailField(_("to"))
    reply_to = models.EmailField(_("reply to"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    context = models.JSONField(_("content"), default=dict)
    ordering_key = models.CharField(_("order within"), max_length=120, blank=True)
    sequence = models.PositiveIntegerField(_("sequence"), default=0)
    status = models.CharField(_("status"), max_length=12, choices=MessageStatus, default=MessageStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written at"))
    next_attempt_at = models.DateTimeField(_("next attempt at"))
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("last error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["status", "next_attempt_at"], name="outbox_due"),
            models.Index(fields=["ordering_key", "id"], name="outbox_order"),
        ]

    def __str__(self):
        return f"message {self.pk} ({self.kind})"


class JobRun(models.Model):
    """When a periodic job last ran, so that several workers together run it once."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    last_result = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return self.name
