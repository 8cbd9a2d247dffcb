"""Which outside links stand on which pages, which have to be asked about, and which broke."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from kennisbank.models import InstrumentPage
from kennisbank.outlinks.models import OutsideLink
from kennisbank.schemes.models import SchemePage
from pagekit.writing.queries import texts_of

HREF = re.compile(r'\bhref="(https?://[^"]{1,490})"', re.IGNORECASE)


@dataclass
class BrokenLink:
    """A link that broke, with the pages on which it stands."""

    link: OutsideLink
    pages: list[Page] = field(default_factory=list)


def links_on_pages() -> dict[str, list[Page]]:
    """Every outside address on a published instrument or scheme, its sources too, with its pages. Four queries, and
    those of pictures."""
    found: dict[str, list[Page]] = {}
    instruments = InstrumentPage.objects.live().filter(alias_of__isnull=True).prefetch_related("sources")
    for page in instruments.order_by("title", "pk"):
        _note(found, page, [*_links_in(page), *(source.url for source in page.sources.all() if source.url)])
    schemes = SchemePage.objects.live().filter(alias_of__isnull=True).select_related("scheme")
    for page in schemes.prefetch_related("scheme__facts", "scheme__windows").order_by("title", "pk"):
        rows = [*page.scheme.facts.all(), *page.scheme.windows.all()]
        _note(found, page, [*_links_in(page), page.scheme.website, *(row.source_url for row in rows)])
    return found


def addresses_to_ask(addresses: Collection[str], *, now: datetime) -> list[str]:
    """Those that nobody asked about today: what failed before first, then the longest ago. One query."""
    known = {link.address: link for link in OutsideLink.objects.all()}
    today = timezone.localdate(now)
    due = [each for each in addresses if each not in known or timezone.localdate(known[each].checked_at) < today]
    failed = {each for each in due if each in known and known[each].failed_since}
    moments = {each: known[each].checked_at.timestamp() if each in known else 0.0 for each in due}
    return sorted(due, key=lambda each: (each not in failed, moments[each], each))


def broken_links() -> list[BrokenLink]:
    """The links that failed on two days and still stand on a page, the longest broken first."""
    links = OutsideLink.objects.filter(failed_since__isnull=False).order_by("failed_since", "address")
    broken = [link for link in links if link.is_broken]
    if not broken:
        return []
    places = links_on_pages()
    return [BrokenLink(link, places[link.address]) for link in broken if link.address in places]


def _links_in(page: Page) -> list[str]:
    texts = (text for _place, text in texts_of(page) if not isinstance(text, AbstractImage))
    return [html.unescape(address) for text in texts for address in HREF.findall(text)]


def _note(found: dict[str, list[Page]], page: Page, addresses: list[str]) -> None:
    for address in dict.fromkeys(addresses):
        if address.lower().startswith(("http://", "https://")) and len(address) <= 500:
            found.setdefault(address, []).append(page)
