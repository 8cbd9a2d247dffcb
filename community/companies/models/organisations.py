"""An organisation that takes part: a company, and also schools, funds and alliances (OT-08)."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.companies.enums import MembershipState, OrganisationKind, Sector, SizeBand, Visibility
from pagekit.models.bilingual import Bilingual

TEXT_LENGTH = 1200


def clean_kvk(value: str) -> str:
    """`value` without spaces and dots when it is a KvK number of eight digits, "" when empty (content.md 2.3).

    Leading zeros stay. Digits of other scripts and superscripts are refused, which is why this is not `isdigit`.
    Raises ValidationError.
    """
    number = re.sub(r"[\s.]", "", value or "")
    if number and not re.fullmatch(r"[0-9]{8}", number):
        raise ValidationError(
            _("A KvK number has eight digits. Check the number, or leave the field empty."), code="kvk"
        )
    return number


class OrganisationQuerySet(models.QuerySet):
    """Which organisations somebody may see or change."""

    def for_user(self, user):
        """The companies that `user` belongs to now; none for somebody who is not signed in."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user, memberships__state=MembershipState.ACTIVE)

    def visible_to(self, user):
        """The companies whose profile `user` may see: public ones, for participants more, and always one's own."""
        if not user.is_authenticated:
            return self.filter(visibility=Visibility.PUBLIC)
        own = Organisation.objects.for_user(user)
        shown = Q(visibility=Visibility.PUBLIC) | Q(pk__in=own.values("pk"))
        if own.exists():
            shown |= Q(visibility=Visibility.MEMBERS)
        return self.filter(shown)

    def listed_for(self, user):
        """Like `visible_to`, without one's own company when it chose to be hidden: a list shows what others see."""
        return self.visible_to(user).exclude(visibility=Visibility.HIDDEN)


class Organisation(Bilingual):
    """A company or other organisation, as its own people describe it."""

    renews_content = True

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    former_names = models.JSONField(_("former names"), default=list, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind, default=OrganisationKind.COMPANY)
    kvk = models.CharField(_("KvK number"), max_length=8, blank=True)
    branch_number = models.CharField(_("branch number"), max_length=12, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    trade_nl = models.CharField(_("what the company does, in a few words"), max_length=80, blank=True)
    trade_en = models.CharField(_("what the company does, in a few words (English)"), max_length=80, blank=True)
    municipality = models.CharField(_("municipality"), max_length=60, blank=True)
    size_band = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True)
    about_nl = models.TextField(_("about the company"), max_length=TEXT_LENGTH, blank=True)
    about_en = models.TextField(_("about the company (English)"), max_length=TEXT_LENGTH, blank=True)
    seeks_nl = models.TextField(_("what we look for"), max_length=TEXT_LENGTH, blank=True)
    seeks_en = models.TextField(_("what we look for (English)"), max_length=TEXT_LENGTH, blank=True)
    offers_nl = models.TextField(_("what others can come and see"), max_length=TEXT_LENGTH, blank=True)
    offers_en = models.TextField(_("what others can come and see (English)"), max_length=TEXT_LENGTH, blank=True)
    visibility = models.CharField(_("visible to"), max_length=10, choices=Visibility, default=Visibility.HIDDEN)
    is_fictional = models.BooleanField(_("invented, for the demonstration"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("added on"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kvk", "branch_number"],
                condition=~Q(kvk=""),
                name="companies_one_per_kvk_and_branch",
                violation_error_message=_("There is already a company with this KvK number. Check the number."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                condition=Q(kvk=""),
                name="companies_one_per_name_without_kvk",
                violation_error_message=_("There is already a company with this name. Fill in the KvK number as well."),
            ),
            models.CheckConstraint(
                condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}\Z"), name="companies_kvk_is_eight_digits"
            ),
        ]

    def __str__(self):
        return f"organisation {self.pk}"

    def get_absolute_url(self):
        return reverse("companies_public", args=[self.slug])

    def clean(self):
        super().clean()
        self.kvk = clean_kvk(self.kvk)

    @property
    def trade(self):
        """What the company makes or does, in the reader's language; the sector when it said nothing itself."""
        return self.text("trade") or self.get_sector_display()

    @property
    def about(self):
        return self.text("about")

    @property
    def seeks(self):
        return self.text("seeks")

    @property
    def offers(self):
        return self.text("offers")

    @property
    def is_described(self) -> bool:
        """Whether the profile says enough to be of use to somebody else."""
        return bool(self.about_nl and self.sector and self.municipality and self.size_band)
