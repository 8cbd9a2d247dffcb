"""What people thought of a session. Who answered and what was answered never stand in one row, nor in two that join.

What this does not protect against, because no table can: who reads the database *and* watches it, or its log of
writes and backups, while few people answer; an answer that names its writer; and a session where everybody answered
the same. On PostgreSQL the two rows of one answer carry the same transaction number until they are frozen, and SQLite
keeps a row number of its own. Organisers see none of that: they get totals and texts, from five answers on.
"""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 600
FEWEST_ANSWERS = 5  # with fewer nothing is shown but their number


class EvaluationTicket(models.Model):
    """That somebody was asked, and whether that person answered. Not when, and not what."""

    attendee = models.OneToOneField("events.Attendee", on_delete=models.CASCADE, related_name="evaluation_ticket")
    answered = models.BooleanField(_("answered"), default=False)

    class Meta:
        verbose_name = _("question to evaluate")
        verbose_name_plural = _("questions to evaluate")

    def __str__(self):
        return f"ticket {self.pk}"


class EvaluationAnswer(models.Model):
    """What one person answered: no person, no moment, and a random number, so that the order says nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="evaluation_answers")
    useful = models.PositiveSmallIntegerField(_("how useful"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    recommends = models.BooleanField(_("would recommend it"))
    takes_along = models.CharField(_("takes along"), max_length=TEXT_LENGTH, blank=True)
    different = models.CharField(_("should be different"), max_length=TEXT_LENGTH, blank=True)

    class Meta:
        verbose_name = _("answer to the evaluation")
        verbose_name_plural = _("answers to the evaluation")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(useful__gte=1, useful__lte=5), name="afterwards_useful_is_one_to_five")
        ]

    def __str__(self):
        return "evaluation answer"
