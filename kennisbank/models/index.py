"""The page that lists all instruments."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pagekit.models import BasePage


class KennisbankIndexPage(BasePage):
    """The kennisbank in one language. What it lists comes through the tags of this room (`kennisbank_tags`)."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences above the search field."),
    )

    template = "pages/kennisbank/kennisbank_index_page.html"
    # No `subpage_types`: the room of practices hangs its own index under this page and says so itself.
    parent_page_types = ["programme.HomePage"]
    max_count_per_parent = 1
    page_description = _("All instruments, with search and filters.")
    landing_page = True

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("kennisbank")
        verbose_name_plural = _("kennisbanks")
