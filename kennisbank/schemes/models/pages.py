"""What a scheme is, told to people; and the page that lists all of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from kennisbank.blocks import RICH_TEXT_FEATURES, StepBlock
from kennisbank.schemes.models.facts import Scheme
from pagekit.models import BasePage


class SchemeIndexPage(BasePage):
    """All schemes in one language, with the way to the guide and the calendar."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    template = "pages/schemes/scheme_index_page.html"
    parent_page_types = ["programme.HomePage"]
    max_count_per_parent = 1
    page_description = _("All schemes, with the guide and the calendar of windows.")
    landing_page = True

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("index of schemes")
        verbose_name_plural = _("indexes of schemes")


class SchemePage(BasePage):
    """One scheme in words. Its figures and windows come from `Scheme`, so they never differ between languages."""

    scheme = models.ForeignKey(Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="pages")
    summary = models.TextField(_("in short"), max_length=300, help_text=_("One or two sentences: what it pays for."))
    what_it_is = RichTextField(_("what it is"), features=RICH_TEXT_FEATURES)
    for_whom = RichTextField(_("for whom it is"), features=RICH_TEXT_FEATURES, blank=True)
    not_for = RichTextField(_("what it does not pay"), features=RICH_TEXT_FEATURES, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("how to apply"), blank=True)
    documents = StreamField(
        [("document", blocks.CharBlock(label=_("Document"), max_length=300))],
        verbose_name=_("what you prepare"),
        blank=True,
    )
    good_to_know = RichTextField(_("good to know"), features=RICH_TEXT_FEATURES, blank=True)

    template = "pages/schemes/scheme_page.html"
    parent_page_types = ["schemes.SchemeIndexPage"]
    subpage_types = []
    page_description = _("One scheme: what it pays, when, and what you prepare.")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("what_it_is"),
        index.SearchField("for_whom"),
        index.SearchField("not_for"),
        index.SearchField("steps"),
        index.SearchField("documents"),
        index.SearchField("good_to_know"),
    ]

    override_translatable_fields = [SynchronizedField("scheme", overridable=False)]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("scheme"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("what_it_is"), FieldPanel("for_whom"), FieldPanel("not_for")], _("What it is and for whom")
        ),
        FieldPanel("steps"),
        FieldPanel("documents"),
        FieldPanel("good_to_know"),
    ]

    class Meta:
        verbose_name = _("page of a scheme")
        verbose_name_plural = _("pages of schemes")
