"""Learning questions for which no session is planned yet."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from events.models.registrations import new_nonce
from events.models.sessions import new_reference
from kennisbank.enums import Region

FEWEST_COMPANIES, MOST_COMPANIES = 2, 50


class Pool(models.Model):
    """The questions on one theme in one region. Its row is locked by whoever adds to it or makes a draft of it."""

    theme = models.ForeignKey("events.EventTheme", on_delete=models.CASCADE, related_name="pools")
    region = models.CharField(_("region"), max_length=20, choices=Region)
    needed = models.PositiveSmallIntegerField(
        _("companies needed for a session"),
        default=5,
        validators=[MinValueValidator(FEWEST_COMPANIES), MaxValueValidator(MOST_COMPANIES)],
    )

    class Meta:
        verbose_name = _("open questions of a theme")
        verbose_name_plural = _("open questions by theme")
        ordering = ["theme", "region"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "region"], name="demand_pool_once"),
            models.CheckConstraint(
                condition=Q(needed__gte=FEWEST_COMPANIES, needed__lte=MOST_COMPANIES), name="demand_needs_companies"
            ),
        ]

    def __str__(self):
        return f"pool {self.pk}"


class OpenQuestionQuerySet(models.QuerySet):
    def waiting(self):
        """Those for which no session was opened yet, in the order in which they were asked."""
        return self.filter(opening=None).order_by("asked_at", "pk")


class OpenQuestion(models.Model):
    """What somebody of a company wants to learn, and when that person can come. `opening` is the session for it."""

    pool = models.ForeignKey(Pool, on_delete=models.CASCADE, related_name="questions")
    opening = models.ForeignKey(
        "demand.Opening", null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    link_nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    text = models.CharField(_("what I want to learn"), max_length=500)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("email address"))
    organisation = models.CharField(_("organisation"), max_length=120)
    language = models.CharField(_("language"), max_length=5, default="nl")
    weekdays = models.JSONField(_("days that suit"), default=list)
    parts = models.JSONField(_("parts of the day that suit"), default=list)
    asked_at = models.DateTimeField(_("asked at"))

    objects = OpenQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("open learning question")
        verbose_name_plural = _("open learning questions")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "pool", Lower("email"), condition=Q(opening__isnull=True), name="demand_one_open_question_each"
            ),
        ]

    def __str__(self):
        return f"open question {self.reference}"

    @property
    def company(self) -> str:
        """What counts as one company: its name, in whatever case."""
        return " ".join(self.organisation.split()).casefold()
