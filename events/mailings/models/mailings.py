"""A mail about one session that an organiser writes. Who gets it stands in the outbox only."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.sessions import new_reference

SUBJECT_LENGTH, BODY_LENGTH = 140, 6000


class MailingQuerySet(models.QuerySet):
    def drafts(self):
        """Those that were not sent, the last one first."""
        return self.filter(sent_at=None).order_by("-changed_at", "-pk")

    def sent(self):
        """Those that were sent, the last one first."""
        return self.exclude(sent_at=None).order_by("-sent_at", "-pk")


class Mailing(models.Model):
    """The words of one mail, and for whom. `key` comes from the form: a second saving is the first one."""

    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="mailings")
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    subject_nl = models.CharField(_("subject, Dutch"), max_length=SUBJECT_LENGTH, blank=True)
    body_nl = models.TextField(_("text, Dutch"), max_length=BODY_LENGTH, blank=True)
    subject_en = models.CharField(_("subject, English"), max_length=SUBJECT_LENGTH, blank=True)
    body_en = models.TextField(_("text, English"), max_length=BODY_LENGTH, blank=True)
    # {"who": "place", "answers": {"<reference of a question>": ["yes"]}}
    selection = models.JSONField(_("for whom"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="mailings"
    )
    changed_at = models.DateTimeField(_("changed at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    people = models.PositiveIntegerField(_("people"), default=0)
    letters = models.PositiveIntegerField(_("mails"), default=0)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail to participants")
        verbose_name_plural = _("mails to participants")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None, people=0, letters=0)
                | Q(sent_at__isnull=False, people__gte=1, letters__gte=1),
                name="mailings_sent_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(sent_at__isnull=False), name="mailings_withdrawn_after_sending"
            ),
        ]

    def __str__(self):
        return f"mailing {self.reference}"

    @property
    def has_english(self) -> bool:
        """Whether English-speaking people get a text of their own."""
        return bool(self.subject_en and self.body_en)

    def language_for(self, language: str) -> str:
        """The language of the text that readers of `language` get."""
        return "en" if language == "en" and self.has_english else "nl"

    def words(self, language: str) -> tuple[str, str]:
        """Subject and text in `language`, which is one in which there is a text."""
        return getattr(self, f"subject_{language}"), getattr(self, f"body_{language}")
