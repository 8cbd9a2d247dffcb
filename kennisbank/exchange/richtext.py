"""The formatted texts of an instrument as they travel: only what our editor knows, and links that work anywhere."""

import re

from bs4 import BeautifulSoup
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
NUMBER = re.compile(r'\bid="(\d{1,18})"')
BLOCK_END = re.compile(r"\s*(</(?:p|h3|ul|ol)>)\s*")
KEPT = ("p", "h3", "b", "strong", "ol", "ul", "li", "br")


def _address(value: str) -> str | None:
    checked = check_url(value)
    return checked.replace('"', "%22") if checked else None


class OurWhitelister(Whitelister):
    """What `kennisbank.blocks.RICH_TEXT_FEATURES` can make; the words of anything else stay."""

    element_rules = {
        "[document]": allow_without_attributes,
        "a": attribute_rule({"href": _address}),
        **dict.fromkeys(KEPT, allow_without_attributes),
    }

    def clean(self, html: str) -> str:
        """As the parent does, but quotes in a text stay quotes: people read the file."""
        document = BeautifulSoup(html, "html.parser")
        self.clean_node(document, document)
        return document.decode(formatter="minimal")


WHITELISTER = OurWhitelister()


def tidy(html: str) -> str:
    """`html` with what our editor knows only, one block on a line. Twice gives the same as once."""
    cleaned = WHITELISTER.clean(html.replace("\r\n", "\n").strip())
    return BLOCK_END.sub(r"\1\n", cleaned).strip()


def portable(html: str, page: Page) -> str:
    """`html` of `page`, tidy, with the full address in links to our own pages and documents."""

    def replace(found: re.Match[str]) -> str:
        number = NUMBER.search(found[0])
        address = _full_address(found[1], int(number[1]), page) if number else ""
        return f'<a href="{address}">' if address else "<a>"

    return tidy(LINK.sub(replace, html))


def _full_address(kind: str, number: int, page: Page) -> str:
    if kind == "page":
        target = Page.objects.filter(pk=number).first()
        return (target.full_url or "") if target else ""
    document = get_document_model().objects.filter(pk=number).first()
    parts = page.get_url_parts()
    return f"{parts[1]}{document.url}" if document and parts else ""
