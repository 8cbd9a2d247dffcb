"""What differs between a file and a page, and what the columns and blocks of an instrument refuse."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kennisbank.exchange.format import Document
from kennisbank.exchange.pages import COLUMNS, PARTS, STREAMS
from kennisbank.models import InstrumentPage

MOST_RELATED, LONGEST_TAG = 6, 100
ROWS = ("sources", "success_factors")


def changed_parts(old: Document, new: Document) -> tuple[str, ...]:
    """The parts in which `new` differs from `old`. Capitals in tags make no difference: tags are found without them."""
    return tuple(part for part in PARTS if _compared(part, old) != _compared(part, new))


def _compared(part: str, document: Document) -> Any:
    value = document[part]
    return sorted(tag.casefold() for tag in value) if part == "tags" else value


def refusals(page: InstrumentPage, document: Document, parts: Collection[str]) -> list[str]:
    """Why `parts` of `document`, that were filled into `page`, cannot be kept; empty when they can. No queries."""
    return [
        *_of_columns(page, parts),
        *(told for name in _streams(parts) for told in _of_stream(page, name)),
        *(told for name in ROWS if name in parts for told in _of_rows(page, name)),
        *_of_lists(document, parts),
    ]


def _streams(parts: Collection[str]) -> list[str]:
    return [name for name in STREAMS if name in parts] + (["form_parts"] if "form" in parts else [])


def _of_columns(page: InstrumentPage, parts: Collection[str]) -> Iterator[str]:
    names = {COLUMNS[part] for part in parts if part in COLUMNS}
    names |= {"form_title", "form_intro"} if "form" in parts else set()
    names |= {"slug"} if page.pk is None else set()
    try:
        page.clean_fields(exclude={field.name for field in page._meta.get_fields()} - names)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield from (_told(page._meta.get_field(name).verbose_name, message) for message in messages)


def _of_stream(page: InstrumentPage, name: str) -> Iterator[str]:
    value = getattr(page, name)
    try:
        value.stream_block.clean(value)
    except ValidationError as error:
        field = page._meta.get_field(name)
        yield from (_told(field.verbose_name, message) for message in _messages(error))


def _of_rows(page: InstrumentPage, name: str) -> Iterator[str]:
    for row in getattr(page, name).all():
        try:
            row.clean_fields(exclude={"page", "locale", "translation_key", "id"})
        except ValidationError as error:
            for column, messages in error.message_dict.items():
                label = f"{row._meta.verbose_name}, {row._meta.get_field(column).verbose_name}"
                yield from (_told(label, message) for message in messages)


def _of_lists(document: Document, parts: Collection[str]) -> Iterator[str]:
    if "related" in parts and len(document["related"]) > MOST_RELATED:
        yield _("At most %(number)s related instruments.") % {"number": MOST_RELATED}
    if "tags" in parts and any(not tag or len(tag) > LONGEST_TAG for tag in document["tags"]):
        yield _("A tag is a word of at most %(number)s signs.") % {"number": LONGEST_TAG}


def _messages(error: Any) -> Iterator[str]:
    """The sentences in an error of a block, however deep they stand."""
    nested = getattr(error, "block_errors", None)
    if nested:
        each = nested.values() if isinstance(nested, dict) else [one for one in nested if one]
        for one in each:
            yield from _messages(one)
    elif hasattr(error, "error_list") or hasattr(error, "message"):
        yield from error.messages
    yield from (message for one in getattr(error, "non_block_errors", None) or [] for message in one.messages)


def _told(label: Any, message: str) -> str:
    return f"{label}: {message}"
