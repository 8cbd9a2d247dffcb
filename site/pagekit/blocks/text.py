"""Blocks of words: headings, text, quotes and numbered steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class TitledBlock(blocks.StructBlock):
    """What may have a heading of its own above it."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)

    class Meta:
        label_format = "{title}"


class HeadingBlock(blocks.StructBlock):
    """A heading of the second level; the address behind # comes from Wagtail's block id."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        group = _("Text")
        description = _("A heading between two parts of the page.")
        template = "components/streamfield/heading.html"
        preview_value = {"text": "Zo pak je het aan"}


class TextBlock(blocks.RichTextBlock):
    """Rich text with only what belongs on a page: no colours, no raw HTML, no embeds."""

    def __init__(self, **kwargs):
        super().__init__(features=kwargs.pop("features", RICH_TEXT_FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs, lists and small headings.")
        template = "components/streamfield/text.html"
        preview_value = (
            "<p>Vakmensen leren het meest van elkaar, op de plek waar het werk gebeurt.</p>"
            "<ul><li>Kies één ding.</li><li>Probeer het een maand.</li><li>Kijk samen terug.</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    """One sentence that somebody said, with a role instead of a name where that is enough."""

    text = blocks.TextBlock(label=_("Quote"), max_length=400)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        label_format = "{text}"
        group = _("Text")
        description = _("One sentence that somebody said, set apart.")
        template = "components/streamfield/quote.html"
        preview_value = {"text": "Sinds de dagstart weten we van elkaar wat er misging.", "attribution": "Voorman"}


class StepBlock(blocks.StructBlock):
    """One numbered step."""

    title = blocks.CharBlock(label=_("Step"), max_length=120)
    note = blocks.CharBlock(label=_("Who, or how long"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=SHORT_TEXT_FEATURES)


class StepsBlock(blocks.StructBlock):
    """Steps with large numbers."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Text")
        description = _("What to do first, second and third, with large numbers.")
        template = "components/streamfield/steps.html"
        preview_value = {
            "steps": [
                {"title": "Kies een moment", "note": "5 minuten", "text": "<p>Vijf minuten aan het begin.</p>"},
                {"title": "Stel één vraag", "note": "Voorman", "text": "<p>Wat ging gisteren anders dan bedacht?</p>"},
            ]
        }
