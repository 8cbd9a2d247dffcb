"""What editors and the company say to each other about a practice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.practices.enums import MessageKind, Question
from community.practices.models.submissions import PracticeSubmission

MESSAGE_LENGTH = 2000


class PracticeMessage(models.Model):
    """A question of the editors, a remark of the company, or the reason why a practice is not published."""

    submission = models.ForeignKey(PracticeSubmission, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("kind"), max_length=12, choices=MessageKind)
    about = models.CharField(_("about"), max_length=24, choices=Question, blank=True)
    text = models.TextField(_("text"), max_length=MESSAGE_LENGTH)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("said on"))

    class Meta:
        verbose_name = _("message about a practice")
        verbose_name_plural = _("messages about practices")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"message {self.pk}"
