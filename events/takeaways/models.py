"""What a session left for others: a case, a tip, a template."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.takeaways.enums import Answer, Kind

TITLE_LENGTH, TEXT_LENGTH, REASON_LENGTH = 120, 2000, 300


class TakeawayQuerySet(models.QuerySet):
    def of_session(self, session):
        """Those of `session` in the order in which they were written, with what became of each."""
        rows = self.filter(session=session).select_related("told_by", "draft__locale", "practice")
        return rows.order_by("pk")

    def unanswered(self):
        """The cases about which the company has not decided."""
        return self.filter(kind=Kind.CASE, answer="").exclude(text="")


class Takeaway(models.Model):
    """One thing that others can use. A tip or a template has a `draft` in the kennisbank; a case waits for the company
    of the registration that told it, and becomes a `practice` of it only when the company says so.

    `key` comes from the form: a second sending is the first one.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="takeaways")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    text = models.TextField(_("what others can learn from it"), max_length=TEXT_LENGTH, blank=True)
    told_by = models.ForeignKey(
        "events.Registration", null=True, blank=True, on_delete=models.SET_NULL, related_name="takeaways"
    )
    answer = models.CharField(_("decision of the company"), max_length=8, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    draft = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="takeaways"
    )
    practice = models.ForeignKey(
        "practices.PracticeSubmission", null=True, blank=True, on_delete=models.SET_NULL, related_name="takeaways"
    )
    key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("written down at"))

    objects = TakeawayQuerySet.as_manager()

    class Meta:
        verbose_name = _("takeaway")
        verbose_name_plural = _("takeaways")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.CASE, draft=None) | (~Q(kind=Kind.CASE) & Q(told_by=None, practice=None)),
                name="takeaways_case_is_a_companys",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(kind=Kind.CASE, answered_at__isnull=False)),
                name="takeaways_answer_of_a_case",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.REFUSED) | Q(title="", text=""), name="takeaways_refused_is_gone"
            ),
        ]

    def __str__(self):
        return f"takeaway {self.pk}"


class Closing(models.Model):
    """A session that was closed without anything for others, and why."""

    session = models.OneToOneField("events.EventSession", on_delete=models.CASCADE, related_name="closing")
    why_nothing = models.CharField(_("why there is nothing"), max_length=REASON_LENGTH)
    closed_at = models.DateTimeField(_("closed at"))

    class Meta:
        verbose_name = _("session closed without a takeaway")
        verbose_name_plural = _("sessions closed without a takeaway")

    def __str__(self):
        return f"closing {self.pk}"
