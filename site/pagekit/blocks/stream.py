"""The stream of blocks that a page is made of."""

from wagtail import blocks

from pagekit.blocks.layout import CalloutBlock, ColumnsBlock, FactsBlock, FaqBlock
from pagekit.blocks.links import CallToActionBlock, DownloadsBlock, PageLinksBlock
from pagekit.blocks.media import ElsewhereBlock, GalleryBlock, PictureBlock
from pagekit.blocks.table import TableBlock
from pagekit.blocks.text import HeadingBlock, QuoteBlock, StepsBlock, TextBlock


class ContentStreamBlock(blocks.StreamBlock):
    """Everything an editor can put on a page."""

    heading = HeadingBlock()
    text = TextBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    elsewhere = ElsewhereBlock()
    call_to_action = CallToActionBlock()
    page_links = PageLinksBlock()
    downloads = DownloadsBlock()
    callout = CalloutBlock()
    facts = FactsBlock()
    faq = FaqBlock()
    table = TableBlock()
    columns = ColumnsBlock()

    class Meta:
        template = "components/streamfield/stream.html"
