"""Pages of text: about, how we work, and the page of a programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pagekit.blocks import ContentStreamBlock
from pagekit.models import BasePage
from programme.models.programmes import Programme


class TextPage(BasePage):
    """What pages of text share."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        abstract = True


class ContentPage(TextPage):
    """A page of text, with the pages under it as a list."""

    template = "pages/programme/content_page.html"
    parent_page_types = ["programme.HomePage", "programme.ContentPage"]
    subpage_types = ["programme.ContentPage", "programme.ProgrammePage"]
    page_description = _("A page of text, such as about us.")

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class ProgrammePage(TextPage):
    """One programme: the story from here, the facts (editions, goals, partners, figures) from its rows."""

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="pages"
    )

    template = "pages/programme/programme_page.html"
    parent_page_types = ["programme.ContentPage"]
    subpage_types = []
    page_description = _("The page of one programme, with its editions, partners and published figures.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("programme"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("programme")]

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")
