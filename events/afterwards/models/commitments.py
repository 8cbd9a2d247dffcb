"""What companies say they will do, whom we ask how far it is, and what was answered."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.afterwards.enums import CommitmentSource, Progress, Round
from events.models.registrations import new_nonce

WHAT_LENGTH, WHO_LENGTH, WHY_LENGTH = 200, 80, 200


class CommitmentQuerySet(models.QuerySet):
    def of_session(self, session):
        """Those of `session`, by company and in the order in which they were written."""
        rows = self.filter(session=session).select_related("registration", "company")
        return rows.order_by("registration__organisation", "registration_id", "pk")

    def to_hand_over(self):
        """Those of a company that takes part, which no room took up yet."""
        return self.filter(company__isnull=False, taken_up_at=None).exclude(what="")


class Commitment(models.Model):
    """One thing that a company will do, written down at the end of a session.

    `key` comes from the form: a second sending is the first one. `taken_up_at` is when it became an improvement
    action in the company's file.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="commitments")
    registration = models.ForeignKey(
        "events.Registration", null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    company = models.ForeignKey(
        "companies.Organisation",
        verbose_name=_("company that takes part"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="commitments",
    )
    what = models.CharField(_("what"), max_length=WHAT_LENGTH, blank=True)
    who = models.CharField(_("who"), max_length=WHO_LENGTH, blank=True)
    due_on = models.DateField(_("by when"))
    source = models.CharField(_("written down"), max_length=8, choices=CommitmentSource)
    key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("written down at"))
    taken_up_at = models.DateTimeField(_("taken up at"), null=True, blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["session", "company"], name="afterwards_commitments")]

    def __str__(self):
        return f"commitment {self.pk}"


class FollowUp(models.Model):
    """Where we ask a company how far it is. An address of its own: that of the registration is gone by then.

    `holder_digest` finds the row for erasure when the address itself was forgotten.
    """

    registration = models.OneToOneField("events.Registration", on_delete=models.CASCADE, related_name="follow_up")
    email = models.EmailField(_("email address"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    link_nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    holder_digest = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = _("address for the follow-up")
        verbose_name_plural = _("addresses for the follow-up")

    def __str__(self):
        return f"follow-up {self.pk}"


class Check(models.Model):
    """What was answered about one commitment in one round; answering again replaces it."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="checks")
    round = models.PositiveSmallIntegerField(_("asked"), choices=Round)
    progress = models.CharField(_("how far"), max_length=8, choices=Progress)
    why = models.CharField(_("why it stopped"), max_length=WHY_LENGTH, blank=True)
    answered_at = models.DateTimeField(_("answered at"))

    class Meta:
        verbose_name = _("answer about a commitment")
        verbose_name_plural = _("answers about commitments")
        ordering = ["commitment", "round"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "round"], name="afterwards_one_answer_a_round"),
            models.CheckConstraint(
                condition=Q(why="") | Q(progress=Progress.STOPPED), name="afterwards_why_of_stopping_only"
            ),
        ]

    def __str__(self):
        return f"answer {self.pk}"
