"""The stream of blocks that a page is made of."""

from wagtail import blocks

from pagekit.blocks.text import HeadingBlock, QuoteBlock, TextBlock


class ContentStreamBlock(blocks.StreamBlock):
    """Everything an editor can put on a page."""

    heading = HeadingBlock()
    text = TextBlock()
    quote = QuoteBlock()
