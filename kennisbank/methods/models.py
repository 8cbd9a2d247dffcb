"""Routes: instruments in an order that works, with phases and who does what (MK-03)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from kennisbank.blocks import RICH_TEXT_FEATURES
from kennisbank.methods.blocks import PhaseBlock, RoleBlock
from pagekit.models import BasePage


class MethodIndexPage(BasePage):
    """All routes in one language."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    template = "pages/methods/method_index_page.html"
    parent_page_types = ["kennisbank.KennisbankIndexPage"]
    subpage_types = ["methods.MethodPage"]
    max_count_per_parent = 1
    page_description = _("All routes: instruments in an order that works.")
    landing_page = True

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("index of routes")
        verbose_name_plural = _("indexes of routes")


class MethodPage(BasePage):
    """One route. Phases and steps are blocks, not rows: an editor drags them, and their ids stay the same in every
    language and version, so that a company keeps what it ticked."""

    summary = models.TextField(_("in short"), max_length=300, help_text=_("One or two sentences: where it leads."))
    what_it_is = RichTextField(_("what it is"), features=RICH_TEXT_FEATURES)
    for_whom = RichTextField(_("for whom it is"), features=RICH_TEXT_FEATURES, blank=True)
    not_for = RichTextField(_("for whom it is not"), features=RICH_TEXT_FEATURES, blank=True)
    roles = StreamField([("role", RoleBlock())], verbose_name=_("who takes part"), blank=True)
    phases = StreamField([("phase", PhaseBlock())], verbose_name=_("phases"), min_num=1, max_num=8)
    source_title = models.CharField(_("comes from"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    template = "pages/methods/method_page.html"
    parent_page_types = ["methods.MethodIndexPage"]
    subpage_types = []
    page_description = _("One route: phases with steps and instruments, and who does what.")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("what_it_is"),
        index.SearchField("for_whom"),
        index.SearchField("phases"),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("what_it_is"), FieldPanel("for_whom"), FieldPanel("not_for")], _("What it is and for whom")
        ),
        FieldPanel("roles"),
        FieldPanel("phases"),
        MultiFieldPanel([FieldPanel("source_title"), FieldPanel("source_url")], _("Source")),
    ]

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
