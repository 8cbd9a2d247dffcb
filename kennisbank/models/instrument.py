"""One instrument: what it is, how you do it, what it asks, what is known about it (K1)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from kennisbank.blocks import RICH_TEXT_FEATURES, FormPartsBlock, PitfallBlock, StepBlock
from kennisbank.enums import (
    BuildingBlock,
    Category,
    CostBand,
    EvidenceLevel,
    InstrumentKind,
    SchemeName,
    SizeBand,
    SlimActivity,
)
from kennisbank.models.fields import ChoiceListField
from kennisbank.paper import CONTENT_TYPE, form_as_docx
from kennisbank.structured_data import describe_instrument
from pagekit.models import BasePage
from pagekit.seo import absolute

# The last part of the address of the printable form, per language.
FORM_PATHS = {"nl": "formulier", "en": "form"}


class InstrumentTag(ItemBase):
    """A free tag on an instrument. Every language has its own tags: a Dutch word is no use on an English page."""

    tag = models.ForeignKey("pagekit.PageTag", on_delete=models.CASCADE, related_name="+")
    content_object = ParentalKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="kennisbank_one_row_per_tag"),
        ]


class InstrumentPage(BasePage):
    """An instrument that a company can put to use. One page per language; numbers and codes are the same in both."""

    summary = models.TextField(
        _("in short"),
        max_length=300,
        help_text=_("One or two sentences: what it does for you. At most 300 characters."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=InstrumentKind.choices)
    category = models.CharField(_("theme"), max_length=24, choices=Category.choices)
    building_blocks = ChoiceListField(_("building blocks"), vocabulary=BuildingBlock)
    tags = ClusterTaggableManager(through=InstrumentTag, blank=True, verbose_name=_("tags"))

    size_bands = ChoiceListField(_("company size"), vocabulary=SizeBand)
    without_hr = models.BooleanField(_("can be done without an HR department"), default=False)
    minutes_per_week = models.PositiveSmallIntegerField(
        _("minutes per week"),
        help_text=_("Per employee, averaged over the time that it is used. For the filter; what people read is below."),
        validators=[MaxValueValidator(40 * 60)],
    )
    time_text = models.CharField(_("time in words"), max_length=200, help_text=_("“1 hour per person, twice a year”"))
    coordinator_hours = models.PositiveSmallIntegerField(
        _("hours to set it up"), help_text=_("For the one who organises it, the first time.")
    )
    cost_band = models.PositiveSmallIntegerField(
        _("cost"), choices=CostBand.choices, help_text=_("Money per employee per year, without your own hours.")
    )
    cost_text = models.TextField(_("cost in words"), blank=True, help_text=_("In euros and in hours."))
    time_to_effect_months = models.PositiveSmallIntegerField(
        _("months until you notice something"), null=True, blank=True
    )
    slim_activity = models.CharField(_("SLIM activity"), max_length=1, choices=SlimActivity.choices, blank=True)
    schemes = ChoiceListField(_("schemes that may pay"), vocabulary=SchemeName, blank=True)

    what_it_is = RichTextField(_("what it is"), features=RICH_TEXT_FEATURES)
    for_whom = RichTextField(_("for whom it is"), features=RICH_TEXT_FEATURES, blank=True)
    not_for = RichTextField(_("for whom it is not"), features=RICH_TEXT_FEATURES, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    conditions = StreamField(
        [("condition", blocks.CharBlock(label=_("Condition"), max_length=300))],
        verbose_name=_("what you need to have in place"),
        blank=True,
    )
    pitfalls = StreamField([("pitfall", PitfallBlock())], verbose_name=_("pitfalls"), blank=True)
    what_we_know = RichTextField(
        _("what we know"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("What studies say, what practice says, or that nothing is known."),
    )
    mechanism = models.TextField(_("why it could work"), blank=True, max_length=600)

    form_title = models.CharField(_("title of the form"), max_length=120, blank=True)
    form_intro = models.TextField(_("how to use the form"), blank=True, max_length=600)
    form_parts = StreamField(FormPartsBlock(), verbose_name=_("parts of the form"), blank=True)

    evidence_level = models.PositiveSmallIntegerField(
        _("proof"), choices=EvidenceLevel.choices, default=EvidenceLevel.NOT_ASSESSED, editable=False
    )
    handbook_version = models.CharField(_("version"), max_length=20, default="1.0")
    change_note = models.CharField(
        _("changed because"),
        max_length=300,
        blank=True,
        help_text=_("With a new version number: why, in a few words. Readers see it after “changed because”."),
    )
    last_verified = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The day on which somebody last checked the facts.")
    )
    verified_by = models.CharField(
        _("checked by"), max_length=120, blank=True, help_text=_("A role, never the name of a person.")
    )
    author_role = models.CharField(
        _("written by"), max_length=120, blank=True, help_text=_("A role, never the name of a person.")
    )
    licence = models.CharField(_("licence"), max_length=60, default="CC BY 4.0")

    template = "pages/kennisbank/instrument_page.html"
    form_template = "pages/kennisbank/instrument_form.html"
    parent_page_types = ["kennisbank.KennisbankIndexPage"]
    subpage_types = []
    page_description = _("One instrument: what it is, the steps, the form, the cost and the proof.")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("what_it_is"),
        index.SearchField("for_whom"),
        index.SearchField("steps"),
        index.SearchField("conditions"),
        index.SearchField("pitfalls"),
        index.SearchField("what_we_know"),
        index.SearchField("mechanism"),
        index.FilterField("kind"),
        index.FilterField("category"),
    ]

    # Numbers and codes are the same in every language; words are translated; tags are each language's own.
    override_translatable_fields = [
        SynchronizedField("evidence_level", overridable=False),
        SynchronizedField("handbook_version", overridable=False),
        SynchronizedField("licence", overridable=False),
        BaseTranslatableField("tags"),
        BaseTranslatableField("tagged_items"),
    ]

    facts_panels = [
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("category"),
                FieldPanel("building_blocks"),
                FieldPanel("tags"),
            ],
            _("Where it belongs"),
        ),
        MultiFieldPanel([FieldPanel("size_bands"), FieldPanel("without_hr")], _("For which companies")),
        MultiFieldPanel(
            [
                FieldPanel("time_text"),
                FieldPanel("minutes_per_week"),
                FieldPanel("coordinator_hours"),
                FieldPanel("time_to_effect_months"),
            ],
            _("Time"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("cost_band"),
                FieldPanel("cost_text"),
                FieldPanel("slim_activity"),
                FieldPanel("schemes"),
            ],
            _("Cost"),
        ),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("what_it_is"), FieldPanel("for_whom"), FieldPanel("not_for")], _("What it is and for whom")
        ),
        FieldPanel("steps"),
        MultiFieldPanel([FieldPanel("conditions"), FieldPanel("pitfalls")], _("What it asks")),
        InlinePanel("related_instruments", heading=_("Related instruments"), label=_("Instrument"), max_num=6),
    ]
    proof_panels = [
        MultiFieldPanel([FieldPanel("what_we_know"), FieldPanel("mechanism")], _("What we know")),
        InlinePanel("sources", heading=_("Sources"), label=_("Source")),
        InlinePanel("success_factors", heading=_("Success factors"), label=_("Success factor")),
        MultiFieldPanel(
            [
                FieldPanel("handbook_version"),
                FieldPanel("change_note"),
                FieldPanel("author_role"),
                FieldPanel("last_verified"),
                FieldPanel("verified_by"),
                FieldPanel("licence"),
            ],
            _("Version"),
        ),
    ]
    form_panels = [FieldPanel("form_title"), FieldPanel("form_intro"), FieldPanel("form_parts")]

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList(proof_panels, heading=_("Proof and version")),
            ObjectList(form_panels, heading=_("Form on paper")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")

    def clean(self):
        """A new version says why it is there: companies that use the old one have to know (ME-06)."""
        super().clean()
        live = InstrumentPage.objects.live().filter(pk=self.pk).values_list("handbook_version", "change_note").first()
        if live and self.handbook_version != live[0] and self.change_note in ("", live[1]):
            raise ValidationError({"change_note": _("Say why there is a new version.")})

    @cached_property
    def form_path(self):
        """The last part of the address of the form, in the language of this page."""
        return FORM_PATHS.get(self.locale.language_code, FORM_PATHS["en"])

    @property
    def list_url(self):
        """The address of the kennisbank that holds this instrument."""
        return self.url.removesuffix(f"{self.slug}/") if self.url else ""

    @property
    def file_url(self):
        """The address of the form as a file that can be edited, or None when the instrument has none."""
        return f"{self.url}{self.form_path}/docx/" if self.form_parts else None

    @property
    def form_url(self):
        """The address of the printable form, or None when the instrument has none."""
        return f"{self.url}{self.form_path}/" if self.form_parts else None

    def route(self, request, path_components):
        """The page itself, or its form one step further: on paper, or as a file."""
        views = {(self.form_path,): "form", (self.form_path, "docx"): "file"}
        if tuple(path_components) in views and self.live and self.form_parts:
            return RouteResult(self, kwargs={"view": views[tuple(path_components)]})
        if path_components:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request, view="page"):
        if view == "form":
            return render(request, self.form_template, self.get_context(request))
        if view == "file":
            return self._serve_file(request)
        return super().serve(request)

    def _serve_file(self, request):
        """The form as a file to keep and to change."""
        content = form_as_docx(self, absolute(request, self.get_url(request)))
        response = HttpResponse(content, content_type=CONTENT_TYPE)
        response["Content-Disposition"] = content_disposition_header(True, f"{self.slug}.docx")
        return response

    @property
    def preview_modes(self):
        return [*Page.DEFAULT_PREVIEW_MODES, ("form", _("Form on paper"))]

    def get_preview_template(self, request, mode_name):
        return self.form_template if mode_name == "form" else self.template

    def structured_data(self, request):
        """schema.org data: what this is, and for which companies."""
        return [describe_instrument(self, absolute(request, self.get_url(request)))]
