"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        description = _("A heading between two parts of the page.")
        template = "components/streamfield/heading.html"
        preview_value = {"text": "Zo pak je het aan"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=kwargs.pop("features", RICH_TEXT_FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs, lists and small headings.")
        template = "components/streamfield/text.html"
        preview_value = "<p>Vakmensen leren het meest van elkaar, op de plek waar het werk gebeurt.</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), max_length=400)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        description = _("One sentence that somebody said, set apart.")
        template = "components/streamfield/quote.html"
        preview_value = {"text": "Sinds de dagstart weten we van elkaar wat er misging.", "attribution": "Voorman"}
