"""What hangs on an instrument: its sources, what makes it work or fail, and the instruments that go well with it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from kennisbank.enums import ConfirmedBy, FactorKind, SourceKind


class Source(TranslatableMixin, Orderable):
    """A text that says something about an instrument."""

    page = ParentalKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, validators=[MaxValueValidator(2100)])
    kind = models.CharField(_("kind"), max_length=16, choices=SourceKind.choices)
    url = models.URLField(_("address"), blank=True, max_length=500)
    control_group = models.BooleanField(
        _("with a control group"),
        default=False,
        help_text=_("It compares with others who did not use it."),
    )
    comparable = models.BooleanField(
        _("in companies like these"),
        default=False,
        help_text=_("Small or medium-sized, with the same sort of work."),
    )

    override_translatable_fields = [
        SynchronizedField("url", overridable=False),
        SynchronizedField("control_group", overridable=False),
        SynchronizedField("comparable", overridable=False),
    ]

    panels = [
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("year"),
        FieldPanel("url"),
        FieldPanel("control_group"),
        FieldPanel("comparable"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.title


class SuccessFactor(TranslatableMixin, Orderable):
    """What makes an instrument work or fail, and who says so (ME-05)."""

    page = ParentalKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="success_factors")
    kind = models.CharField(_("kind"), max_length=12, choices=FactorKind.choices)
    statement = models.CharField(_("statement"), max_length=300)
    confirmed_by = models.CharField(_("who says so"), max_length=10, choices=ConfirmedBy.choices)
    companies = models.PositiveSmallIntegerField(
        _("how many companies"), null=True, blank=True, help_text=_("Only for companies that tried it.")
    )

    override_translatable_fields = [
        SynchronizedField("confirmed_by", overridable=False),
        SynchronizedField("companies", overridable=False),
    ]

    panels = [FieldPanel("kind"), FieldPanel("statement"), FieldPanel("confirmed_by"), FieldPanel("companies")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("success factor")
        verbose_name_plural = _("success factors")

    def __str__(self):
        return self.statement


class RelatedInstrument(TranslatableMixin, Orderable):
    """From one instrument to another. The link may point at either language; readers get the page in their own."""

    page = ParentalKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="related_instruments")
    instrument = models.ForeignKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="+")

    override_translatable_fields = [SynchronizedField("instrument", overridable=False)]

    panels = [FieldPanel("instrument")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("related instrument")
        verbose_name_plural = _("related instruments")

    def __str__(self):
        return f"relation {self.pk}"
