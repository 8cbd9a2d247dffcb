"""What a company tells about its practice, in its own words, and where that stands."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.companies.enums import MembershipState, Role
from community.practices.enums import FINISHED, WITH_AGREEMENT, PracticeState

ANSWER_LENGTH = 4000
ANSWER_FIELDS = (
    "title",
    "instrument",
    "is_anonymous",
    "situation",
    "approach",
    "result",
    "would_do_differently",
    "advice",
    "hours",
    "cost_text",
)


class PracticeSubmissionQuerySet(models.QuerySet):
    """Which practices somebody may see in Mijn bedrijf."""

    def for_user(self, user):
        """One's own practices, and all of the companies that `user` administers; only while one belongs there."""
        if not user.is_authenticated:
            return self.none()
        mine = {"organisation__memberships__user": user, "organisation__memberships__state": MembershipState.ACTIVE}
        administered = Q(**mine, organisation__memberships__role=Role.ADMINISTRATOR)
        return self.filter(Q(**mine, author=user) | administered).distinct()

    def in_states(self, states):
        """The practices in one of `states`."""
        return self.filter(state__in=states)


class PracticeSubmission(models.Model):
    """One practice of one company. The published words are in PracticeText, which the company agrees with."""

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_key = models.UUIDField(unique=True, editable=False)  # one form makes one practice, however often it is sent
    organisation = models.ForeignKey("companies.Organisation", on_delete=models.CASCADE, related_name="practices")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    instrument = models.ForeignKey(
        "kennisbank.InstrumentPage",
        verbose_name=_("instrument"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=5, default="nl", choices=settings.LANGUAGES)
    is_anonymous = models.BooleanField(_("without the name of the company"), default=False)

    title = models.CharField(_("title"), max_length=120, blank=True)
    situation = models.TextField(_("situation"), max_length=ANSWER_LENGTH, blank=True)
    approach = models.TextField(_("approach"), max_length=ANSWER_LENGTH, blank=True)
    result = models.TextField(_("result"), max_length=ANSWER_LENGTH, blank=True)
    would_do_differently = models.TextField(_("would do differently"), max_length=ANSWER_LENGTH, blank=True)
    advice = models.TextField(_("advice"), max_length=ANSWER_LENGTH, blank=True)
    hours = models.PositiveIntegerField(_("hours"), null=True, blank=True, validators=[MaxValueValidator(100_000)])
    cost_text = models.CharField(_("cost"), max_length=300, blank=True)

    state = models.CharField(_("state"), max_length=20, choices=PracticeState, default=PracticeState.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    agreed_number = models.PositiveIntegerField(_("number of the agreed text"), null=True, blank=True)
    company_approved_at = models.DateTimeField(_("agreed on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("started on"))
    submitted_at = models.DateTimeField(_("sent in on"), null=True, blank=True)
    changed_at = models.DateTimeField(_("in this state since"))

    objects = PracticeSubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["state", "changed_at"], name="practices_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=sorted(WITH_AGREEMENT))
                | Q(company_approved_at__isnull=False, agreed_number__isnull=False),
                name="practices_published_only_with_agreement",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(FINISHED)) | Q(company_approved_at__isnull=True),
                name="practices_finished_has_no_agreement",
            ),
            models.CheckConstraint(
                condition=Q(state=PracticeState.DRAFT) | Q(submitted_at__isnull=False),
                name="practices_sent_in_has_a_date",
            ),
        ]

    def __str__(self):
        return f"practice {self.pk}"

    @property
    def has_agreement(self) -> bool:
        """Whether the company agreed with a text that may be shown; withdrawing takes that away."""
        return self.company_approved_at is not None and self.agreed_number is not None and self.state not in FINISHED

    def answers(self) -> dict:
        """The company's answers by field name."""
        return {name: getattr(self, name) for name in ANSWER_FIELDS}
