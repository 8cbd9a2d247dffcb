"""The home page: four doors, then what is going on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pagekit.blocks import ContentStreamBlock
from pagekit.blocks.links import LinkBlock
from pagekit.models import BasePage
from programme.enums import Audience


class DoorBlock(blocks.StructBlock):
    """What one kind of visitor comes to do most (GV-13)."""

    audience = blocks.ChoiceBlock(label=_("For whom"), choices=Audience.choices)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.CharBlock(label=_("One sentence"), required=False, max_length=200)
    links = blocks.ListBlock(LinkBlock(), label=_("What this visitor does most"), min_num=1, max_num=3)

    class Meta:
        icon = "home"
        label = _("Door")
        label_format = "{title}"
        description = _("For one kind of visitor: what to do here.")


class DoorsBlock(blocks.StreamBlock):
    """The doors, in order."""

    door = DoorBlock()


class HomePage(BasePage):
    """The home page in one language."""

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    introduction = models.TextField(_("one sentence under it"), max_length=300, blank=True)
    doors = StreamField(DoorsBlock(), verbose_name=_("doors"), blank=True)
    body = StreamField(ContentStreamBlock(), verbose_name=_("text at the bottom"), blank=True)

    template = "pages/programme/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of a site in one language.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
