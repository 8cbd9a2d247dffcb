"""What there is to say about the texts, links and pictures of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from pagekit.languages import language_of
from pagekit.writing.rules import Level, Reading, names_no_picture, reading_of, says_nothing

# Columns with sentences for readers; codes, slugs and words for the admin are none.
PLAIN_COLUMNS = ("summary", "introduction", "cost_text", "mechanism", "form_intro", "listing_summary")
PARAGRAPHS = ["p", "li", "h2", "h3", "h4"]
SHOWN = 90
REMEMBERED = 7 * 24 * 3600


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: where it stands, how it begins, how it reads."""

    place: str
    text: str
    reading: Reading

    @property
    def start(self) -> str:
        """Its first words."""
        return self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN].rsplit(' ', 1)[0]} …"


@dataclass
class Checks:
    """All advice about one page: paragraphs that have a score, links that say nothing, pictures without words."""

    page: Page
    paragraphs: list[Paragraph] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def hard(self) -> list[Paragraph]:
        """The paragraphs that read hard, the hardest first."""
        found = [each for each in self.paragraphs if each.reading.level != Level.GOOD]
        return sorted(found, key=lambda each: (-each.reading.level, each.reading.score))

    def __bool__(self) -> bool:
        """Whether somebody should look: not for a paragraph that is only a bit hard, or a few words."""
        return bool(any(each.reading.matters for each in self.paragraphs) or self.links or self.pictures)


def checks_of(page: Page) -> Checks:
    """The advice about `page` as it is here, a draft too. No queries but for pictures in it."""
    found, language = Checks(page), language_of(page.locale_id)
    for place, value in texts_of(page):
        if isinstance(value, AbstractImage):
            _look_at_picture(found, place, value)
            continue
        for text in _look_at_html(found, place, value):
            reading = reading_of(text, language)
            if reading:
                found.paragraphs.append(Paragraph(place, text, reading))
    return found


def to_look_at(pages: Iterable[Page]) -> list[Page]:
    """Those of `pages` (live, with all their columns) about which there is advice that matters. What was found is
    remembered until the page is published again."""
    keys = {_key(page): page for page in pages}
    known = cache.get_many(keys)
    new = {key: bool(checks_of(page)) for key, page in keys.items() if key not in known}
    if new:
        cache.set_many(new, REMEMBERED)
    return [page for key, page in keys.items() if (known | new)[key]]


def _key(page: Page) -> str:
    moment = page.last_published_at.timestamp() if page.last_published_at else 0
    return f"writing-{page.translation_key}-{page.locale_id}-{moment}"


def texts_of(page: Page) -> Iterator[tuple[str, Any]]:
    """All texts (HTML) and pictures of `page` with the name of their place."""
    for column in page._meta.get_fields():
        if not isinstance(column, models.Field) or not _has_texts(column):
            continue
        place, value = str(column.verbose_name), getattr(page, column.name)
        if isinstance(column, StreamField):
            for number, child in enumerate(value, 1):
                yield from ((f"{place} {number}", each) for each in _of_block(child.block, child.value))
        elif value:
            yield place, value if isinstance(column, RichTextField) else _as_html(value)


def _has_texts(column: models.Field) -> bool:
    return isinstance(column, StreamField | RichTextField) or column.name in PLAIN_COLUMNS


def _of_block(block: blocks.Block, value: Any) -> Iterator[Any]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(block, blocks.RichTextBlock):
        yield value.source
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name))
    elif isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        for child in value or ():
            if isinstance(value, blocks.StreamValue):
                yield from _of_block(child.block, child.value)
            else:
                yield from _of_block(block.child_block, child)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield _as_html(value)


def _look_at_html(found: Checks, place: str, html: str) -> list[str]:
    """The paragraphs of `html` as plain text; links in it that say nothing are noted."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        if says_nothing(link.get_text()):
            found.links.append((place, " ".join(link.get_text().split())))
    pieces = soup.find_all(PARAGRAPHS) or [soup]
    return [" ".join(piece.get_text(" ").split()) for piece in pieces]


def _look_at_picture(found: Checks, place: str, picture: AbstractImage) -> None:
    alternative = getattr(picture, "contextual_alt_text", None)
    if not getattr(picture, "decorative", False) and names_no_picture(alternative or ""):
        found.pictures.append((place, picture.title))


def _as_html(text: str) -> str:
    return str(text).replace("&", "&amp;").replace("<", "&lt;")
