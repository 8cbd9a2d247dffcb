"""Providers and their modules (GV-09, CT-03): plain rows and no pages, for they come and go by hundreds in a file."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from kennisbank.enums import Region
from kennisbank.training.enums import HOURS_LIMITS, Form, HoursBand, Level, ModuleProof, Moment, ProviderKind
from pagekit.search.words import index_words

MOST_HOURS = 5000
MOST_EUROS = 99_999
# The offer is in the language of its provider; Dutch finds it (stems of other languages differ little here).
WORDS_LANGUAGE = "nl"


def hours_band(hours):
    """The band that `hours` fall in ("" when nobody knows); 8, 40 and 160 belong to the band that ends there."""
    if hours is None:
        return ""
    return next((band.value for band, most in HOURS_LIMITS.items() if hours <= most), HoursBand.LONG.value)


def searchable(*texts):
    """The words of `texts` with a space round each, so that " las" finds their beginnings."""
    return f" {index_words(' '.join(texts), WORDS_LANGUAGE)} "


class TrainingProvider(models.Model):
    """Who offers modules."""

    renews_content = True

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ProviderKind)
    place = models.CharField(_("place"), max_length=80, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    shown = models.BooleanField(
        _("shown"), default=True, help_text=_("Without this tick neither the provider nor its modules are on the site.")
    )
    words = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("provider of training")
        verbose_name_plural = _("providers of training")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.words = searchable(self.name, self.place)
        super().save(*args, **kwargs)


class TrainingModuleQuerySet(models.QuerySet):
    def public(self):
        """What everybody may see."""
        return self.filter(shown=True, provider__shown=True)


class TrainingModule(ClusterableModel):
    """One thing that somebody can follow. A file knows it by its provider and the provider's own reference."""

    renews_content = True

    provider = models.ForeignKey(
        TrainingProvider, verbose_name=_("provider"), on_delete=models.CASCADE, related_name="modules"
    )
    reference = models.CharField(
        _("reference"),
        max_length=60,
        help_text=_("The provider's own code. It never changes: a file that is brought in knows the module by it."),
    )
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("in short"), max_length=600, help_text=_("What you learn and for whom it is."))
    language = models.CharField(
        _("language"), max_length=5, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, null=True, blank=True)
    hours = models.PositiveIntegerField(
        _("hours"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
        help_text=_("For one person, all together: lessons and own study."),
    )
    hours_band = models.CharField(max_length=10, editable=False, default="")
    proof = models.CharField(_("proof"), max_length=12, choices=ModuleProof)
    form = models.CharField(_("where you learn"), max_length=10, choices=Form)
    moment = models.CharField(_("when you learn"), max_length=10, choices=Moment, default=Moment.DAY)
    region = models.CharField(_("region"), max_length=20, choices=Region)
    price = models.DecimalField(
        _("price per person"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("In euros; 0 is free, empty is not known."),
    )
    website = models.URLField(_("address at the provider"), max_length=500, blank=True)
    checked_on = models.DateField(_("checked on"))
    shown = models.BooleanField(_("shown"), default=True)
    words = models.TextField(editable=False, default="")

    objects = TrainingModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "reference"],
                name="training_one_module_per_reference",
                violation_error_message=_("This provider has a module with this reference already."),
            ),
            models.CheckConstraint(condition=Q(price=None) | Q(price__gte=0), name="training_price_not_below_zero"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.hours_band = hours_band(self.hours)
        self.words = searchable(self.title, self.summary, self.reference)
        if not self.slug:
            self.slug = f"{slugify(self.title)[:70].strip('-') or 'module'}-{uuid.uuid4().hex[:6]}"
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Its page, in the language of now."""
        return reverse("training_module", args=[self.slug])


class ModuleDate(models.Model):
    """A day on which a module starts."""

    renews_content = True

    module = ParentalKey(TrainingModule, on_delete=models.CASCADE, related_name="dates")
    starts_on = models.DateField(_("starts on"))

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["module", "starts_on"],
                name="training_one_row_per_start",
                violation_error_message=_("This date stands there twice."),
            )
        ]

    def __str__(self):
        return f"{self.starts_on:%Y-%m-%d}"


class ModuleInstrument(models.Model):
    """An instrument that a module helps with. Of an instrument in two languages the Dutch page is chosen."""

    renews_content = True

    module = ParentalKey(TrainingModule, on_delete=models.CASCADE, related_name="instrument_links")
    instrument = models.ForeignKey(
        "kennisbank.InstrumentPage", verbose_name=_("instrument"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["module", "instrument"],
                name="training_one_row_per_instrument",
                violation_error_message=_("This instrument stands there twice."),
            )
        ]

    def __str__(self):
        return f"module {self.module_id} with page {self.instrument_id}"
