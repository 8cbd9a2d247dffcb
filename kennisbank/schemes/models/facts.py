"""A scheme and its facts. A fact stands once, for all languages, guide and calculator together; pages tell the story.

Every figure is a row with its source and the day on which somebody looked at that source (content.md 2.0).
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from kennisbank.enums import SizeBand
from kennisbank.models.fields import ChoiceListField
from kennisbank.schemes.enums import (
    KEPT_UP,
    Audience,
    CostKind,
    FactKind,
    FactSource,
    Per,
    SchemeState,
    Unit,
)
from pagekit.models.bilingual import Bilingual


class SchemeQuerySet(models.QuerySet):
    def kept_up(self):
        """Schemes whose facts an editor keeps checking: not those that are gone."""
        return self.filter(state__in=KEPT_UP)

    def with_facts(self):
        """With facts and windows, in two more queries for any number of schemes."""
        return self.prefetch_related("facts", "windows")


class Scheme(Bilingual, ClusterableModel):
    """One scheme (regeling) that pays for learning. Instruments and the guide name it by its code."""

    code = models.CharField(
        _("code"), max_length=40, unique=True, help_text=_("Never changes: instruments and the guide use it.")
    )
    name = models.CharField(_("name"), max_length=120)
    summary_nl = models.CharField(_("in short, Dutch"), max_length=300)
    summary_en = models.CharField(_("in short, English"), max_length=300, blank=True)
    executor = models.CharField(_("carried out by"), max_length=120, blank=True)
    website = models.URLField(_("address of the one who carries it out"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=SchemeState.choices, default=SchemeState.ACTIVE)
    audiences = ChoiceListField(_("for"), vocabulary=Audience)
    state_aid = models.BooleanField(
        _("counts as state aid (de minimis)"),
        default=False,
        help_text=_("What it pays then counts towards the most that a company may get in three years."),
    )
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, verbose_name=_("what there is instead"), related_name="predecessors"
    )

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["name"]

    def __str__(self):
        return self.name


class SourcedFact(Bilingual):
    """What somebody looked up: where, on whose word, and when."""

    source_url = models.URLField(_("source"), max_length=500)
    source_kind = models.CharField(_("kind of source"), max_length=10, choices=FactSource.choices)
    checked_on = models.DateField(_("checked on"))
    checked_by = models.CharField(
        _("checked by"), max_length=120, blank=True, help_text=_("A role, never the name of a person.")
    )

    class Meta:
        abstract = True


class SchemeFact(SourcedFact):
    """One figure of a scheme: what it is, of what and for whom, and as long as when."""

    scheme = ParentalKey(Scheme, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("what it says"), max_length=16, choices=FactKind.choices)
    value = models.DecimalField(_("value"), max_digits=13, decimal_places=2, validators=[MinValueValidator(0)])
    unit = models.CharField(_("unit"), max_length=8, choices=Unit.choices)
    per = models.CharField(_("per"), max_length=12, choices=Per.choices, default=Per.APPLICATION)
    cost_kind = models.CharField(_("for this cost"), max_length=16, choices=CostKind.choices, blank=True)
    activity = models.CharField(_("activity"), max_length=20, blank=True, help_text=_("As the scheme names it: A."))
    size_band = models.CharField(_("company size"), max_length=16, choices=SizeBand.choices, blank=True)
    applies_nl = models.CharField(_("only for, Dutch"), max_length=160, blank=True)
    applies_en = models.CharField(_("only for, English"), max_length=160, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["scheme", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0) & (~Q(unit=Unit.PERCENT) | Q(value__lte=100)),
                name="schemes_value_possible",
                violation_error_message=_("Between 0 and 100 per cent, and never below 0."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="schemes_fact_ends_after_start",
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    def __str__(self):
        return f"fact {self.pk}"


class ApplicationWindow(SourcedFact):
    """A period in which a scheme takes applications (tijdvak). `expected`: as in earlier years, not announced yet."""

    scheme = ParentalKey(Scheme, on_delete=models.CASCADE, related_name="windows")
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True, help_text=_("Empty: not known yet."))
    expected = models.BooleanField(
        _("expected"), default=False, help_text=_("As in earlier years; nobody announced it yet.")
    )
    applies_nl = models.CharField(_("only for, Dutch"), max_length=160, blank=True)
    applies_en = models.CharField(_("only for, English"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("window")
        verbose_name_plural = _("windows")
        ordering = ["opens_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="schemes_window_closes_after_opening",
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    @property
    def applies(self):
        """What it is only for, in the language of the reader."""
        return self.text("applies")

    def __str__(self):
        return f"window {self.pk}"
