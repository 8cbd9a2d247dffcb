"""What editors make of a practice. A text that was laid before the company never changes again."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.practices.models.submissions import ANSWER_LENGTH, PracticeSubmission

# What the company agrees with, to the letter.
TEXT_FIELDS = (
    "title",
    "summary",
    "situation",
    "approach",
    "result",
    "would_do_differently",
    "advice",
    "hours",
    "cost_text",
)


class PracticeText(models.Model):
    """One version of the text in one language. The texts of one `number` belong together and are agreed with as one."""

    submission = models.ForeignKey(PracticeSubmission, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), max_length=300)
    situation = models.TextField(_("situation"), max_length=ANSWER_LENGTH)
    approach = models.TextField(_("approach"), max_length=ANSWER_LENGTH)
    result = models.TextField(_("result"), max_length=ANSWER_LENGTH)
    would_do_differently = models.TextField(_("would do differently"), max_length=ANSWER_LENGTH, blank=True)
    advice = models.TextField(_("advice"), max_length=ANSWER_LENGTH, blank=True)
    hours = models.PositiveIntegerField(_("hours"), null=True, blank=True)
    cost_text = models.CharField(_("cost"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("laid before the company on"), null=True, blank=True)

    class Meta:
        verbose_name = _("text of a practice")
        verbose_name_plural = _("texts of practices")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number", "language"], name="practices_one_text_a_language"),
        ]

    def __str__(self):
        return f"text {self.pk}"

    def content(self) -> dict:
        """The words and figures by field name."""
        return {name: getattr(self, name) for name in TEXT_FIELDS}

    @property
    def digest(self) -> str:
        """The fingerprint of the content."""
        return digest_of(self)


def digest_of(row) -> str:
    """The fingerprint of the TEXT_FIELDS of a text or a page: equal content, equal fingerprint."""
    content = {name: getattr(row, name) for name in TEXT_FIELDS}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
