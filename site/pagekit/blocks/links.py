"""Blocks that lead somewhere: pages, forms, documents."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from pagekit.addresses import localised_path
from pagekit.blocks.text import TitledBlock
from pagekit.languages import language_of

SAFE_ADDRESS = RegexValidator(
    r"^(https?://[^\s]+|mailto:[^\s]+|/[^\s\\]*|#[^\s]*)$",
    _("Give a full address (https://…), or the part after our own name (/agenda/)."),
)


class LinkValue(blocks.StructValue):
    """A link to a page (in the reader's language) or to an address."""

    @property
    def href(self):
        """The address, or an empty text when the page is not public any more."""
        page = self._page_for_the_reader()
        if page:
            return (page.url or "") if page.live else ""
        return localised_path(self.get("url") or "")

    @property
    def text(self):
        """What the link says: the label, else the title of the page."""
        if self.get("label"):
            return self["label"]
        page = self._page_for_the_reader()
        return page.title if page else self.get("url", "")

    def _page_for_the_reader(self):
        page = self.get("page")
        return page.localized if page and language_of(page.locale_id) != get_language() else page


class LinkBlock(blocks.StructBlock):
    """A page of ours, or else an address."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=400,
        validators=[SAFE_ADDRESS],
        help_text=_("Only when it is not a page: https://… or the part after our own name, such as /mijn/bedrijf/."),
    )
    label = blocks.CharBlock(label=_("What the link says"), required=False, max_length=80)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"
        value_class = LinkValue

    def __init__(self, local_blocks=None, required=True, **kwargs):
        self._required = required
        super().__init__(local_blocks, required=required, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if value.get("page") and value.get("url"):
            raise StructBlockValidationError({"url": ValidationError(_("Choose a page or give an address, not both."))})
        if self._required and not (value.get("page") or value.get("url")):
            raise StructBlockValidationError({"page": ValidationError(_("Choose a page or give an address."))})
        if value.get("url") and not value.get("label"):
            raise StructBlockValidationError({"label": ValidationError(_("Say in words where this link leads."))})
        return value


class CallToActionBlock(blocks.StructBlock):
    """One thing to do, as a button."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "arrow-right"
        label = _("Button with a sentence")
        label_format = "{title}"
        group = _("Links")
        description = _("One thing that the reader can do now. Use it once on a page.")
        template = "components/streamfield/call_to_action.html"
        preview_value = {
            "title": "Kom naar de Kickstart",
            "text": "In een middag zie je hoe werken in de techniek is. Je hebt geen account nodig.",
            "link": {"url": "/agenda/", "label": "Kies een datum"},
        }


class PageLinksBlock(TitledBlock):
    """A list of links under a heading."""

    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=10)

    class Meta:
        icon = "list-ul"
        label = _("List of links")
        group = _("Links")
        description = _("Where to read on.")
        template = "components/streamfield/page_links.html"
        preview_value = {
            "title": "Lees verder",
            "links": [{"url": "/kennisbank/", "label": "Kennisbank"}, {"url": "/agenda/", "label": "Agenda"}],
        }


class DownloadBlock(blocks.StructBlock):
    """One file."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Other title"), required=False, max_length=120)


class DownloadsBlock(TitledBlock):
    """Files to take along, with kind and size."""

    documents = blocks.ListBlock(DownloadBlock(), label=_("Documents"), min_num=1, max_num=12)

    class Meta:
        icon = "download"
        label = _("Downloads")
        group = _("Links")
        description = _("Files to take along, with their kind and size.")
        template = "components/streamfield/downloads.html"
        preview_value = {"title": "Formulieren om te printen", "documents": []}
