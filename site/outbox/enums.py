"""The life of a message."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageStatus(TextChoices):
    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    SUPERSEDED = "superseded", _("no longer needed")
    FAILED = "failed", _("failed")


UNFINISHED = {MessageStatus.QUEUED, MessageStatus.SENDING}
