"""What was decided about the proof of an instrument: the newest decision counts, the others are its history."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kennisbank.enums import EvidenceLevel
from pagekit.models.bilingual import Bilingual


class EvidenceDecisionQuerySet(models.QuerySet):
    def about(self, translation_key):
        """The decisions about the instrument with this key, the newest first."""
        return self.filter(translation_key=translation_key).order_by("-pk")


class EvidenceDecision(Bilingual):
    """One level, published by the panel with a reason of two lines and a day (community.md 4.3).

    Hangs on the key that all translations of an instrument share, so that no translation can say something else, and a
    draft that is published later brings no old level back.
    """

    translation_key = models.UUIDField(_("instrument"), db_index=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=EvidenceLevel.choices)
    proposed_level = models.PositiveSmallIntegerField(_("proposed level"), choices=EvidenceLevel.choices)
    deductions = models.JSONField(_("deductions"), default=list, blank=True)
    reason_nl = models.CharField(_("reason, Dutch"), max_length=240)
    reason_en = models.CharField(_("reason, English"), max_length=240, blank=True)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=120, help_text=_("A role, never the name of a person."))

    objects = EvidenceDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about proof")
        verbose_name_plural = _("decisions about proof")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__lte=EvidenceLevel.RESEARCHED) & ~Q(reason_nl=""),
                name="evidence_level_with_a_reason",
                violation_error_message=_("A level from 0 to 5, with its reason."),
            ),
        ]

    @property
    def reason(self):
        """The reason in the language of the reader."""
        return self.text("reason")

    def __str__(self):
        return f"decision {self.pk}"
