"""Between the page of an instrument and its document."""

import json
import uuid
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from kennisbank.exchange.format import CODED, FACTOR, FORM_PARTS, FORMAT, RICH, SOURCE, Document, in_order
from kennisbank.exchange.richtext import portable
from kennisbank.models import InstrumentPage, Source, SuccessFactor
from pagekit.languages import language_of

# Blocks and rows have the same ids in every language, so that a translation can be brought up to date later.
NAMESPACE = uuid.UUID("5f0a3f0e-6f1c-4d53-9d3f-0f2f6f7f2a11")
# Columns that have the name of their key.
SAME_NAME = (
    "title", "kind", "category", "summary", "building_blocks", "size_bands", "without_hr", "minutes_per_week",
    "time_text", "coordinator_hours", "cost_band", "cost_text", "time_to_effect_months", "slim_activity", "schemes",
    "licence", "change_note", "author_role", "seo_title", "search_description", "listing_summary", "what_it_is",
    "for_whom", "not_for", "what_we_know", "mechanism",
)  # fmt: skip
COLUMNS = {name: name for name in SAME_NAME}
COLUMNS |= {"version": "handbook_version", "checked_on": "last_verified", "checked_by": "verified_by"}
STREAMS = ("steps", "conditions", "pitfalls")
# What an import can write into a page that is there; its address and its language stay what they are.
PARTS = (*COLUMNS, *STREAMS, "form", "sources", "success_factors", "tags", "related")


def document_of(page: InstrumentPage) -> Document:
    """All that `page` says, complete and tidy. Four queries, and one for each link to a page of ours."""
    document: Document = {"format": FORMAT, "id": str(page.translation_key), "language": language_of(page.locale_id)}
    document["slug"] = page.slug
    for key, column in COLUMNS.items():
        document[key] = _plain(getattr(page, column))
    for key in RICH:
        document[key] = portable(document[key], page)
    for key in CODED:
        document[key] = in_order(key, document[key])
    document["tags"] = sorted(tag.name for tag in page.tags.all())
    document["related"] = [row.instrument.slug for row in page.related_instruments.all()]
    document["conditions"] = [_plain(block.value) for block in page.conditions]
    document["steps"] = [_step(block.value, page) for block in page.steps]
    document["pitfalls"] = [{key: _plain(block.value[key]) for key in block.value} for block in page.pitfalls]
    document["sources"] = [{key: _plain(getattr(row, key)) for key in SOURCE} for row in page.sources.all()]
    factors = page.success_factors.all()
    document["success_factors"] = [{key: _plain(getattr(row, key)) for key in FACTOR} for row in factors]
    parts = [_form_part(block.block_type, block.value) for block in page.form_parts]
    document["form"] = {"title": _plain(page.form_title), "intro": _plain(page.form_intro), "parts": parts}
    return document


def fill(page: InstrumentPage, document: Document, parts: Collection[str]) -> None:
    """Write `parts` of `document` into `page`, which is not saved. Not tags and related: they need rows elsewhere."""
    for key, column in COLUMNS.items():
        if key in parts:
            value = document[key]
            setattr(page, column, in_order(key, value) if key in CODED else value)
    blocks: dict[str, list[tuple[str, Any]]] = {
        "steps": [("step", dict(step)) for step in document["steps"]],
        "conditions": [("condition", text) for text in document["conditions"]],
        "pitfalls": [("pitfall", dict(item)) for item in document["pitfalls"]],
    }
    for key in STREAMS:
        if key in parts:
            setattr(page, key, _stream(page, key, blocks[key]))
    if "form" in parts:
        form = document["form"]
        page.form_title, page.form_intro = form["title"], form["intro"]
        page.form_parts = _stream(page, "form", [(part["type"], _block(part)) for part in form["parts"]])
    if "sources" in parts:
        page.sources = _rows(page, Source, list(page.sources.all()), document["sources"])
    if "success_factors" in parts:
        rows = list(page.success_factors.all())
        page.success_factors = _rows(page, SuccessFactor, rows, document["success_factors"])


def part_name(part: str) -> str:
    """A part of an instrument as its editor names it."""
    others = {"form": _("form on paper"), "sources": _("sources"), "success_factors": _("success factors")}
    others |= {"related": _("related instruments")}
    return others.get(part) or str(InstrumentPage._meta.get_field(COLUMNS.get(part, part)).verbose_name)


def row_id(page: InstrumentPage, name: str, number: int) -> uuid.UUID:
    """The id of one block or row of `page`: the same in every language."""
    return uuid.uuid5(NAMESPACE, f"{page.translation_key}/{name}/{number}")


def _plain(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _step(value: Any, page: InstrumentPage) -> dict[str, str]:
    return {key: _plain(value[key]) or "" for key in ("title", "who", "duration")} | {
        "body": portable(value["body"].source, page)
    }


def _form_part(kind: str, value: Any) -> Document:
    part = {"type": kind}
    for key in FORM_PARTS[kind]:
        part[key] = [_plain(each) for each in value[key]] if hasattr(value[key], "bound_blocks") else _plain(value[key])
    if kind == "table":
        part["rows"] = [[cell.strip() for cell in row.split("|")] for row in part["rows"]]
        part["blank_rows"] = part["blank_rows"] or 0
    return part


def _block(part: Document) -> Document:
    """One part of a form as the value of its block."""
    value = {key: part[key] for key in part if key != "type"}
    if part["type"] == "table":
        value["rows"] = [" | ".join(row) for row in part["rows"]]
    return value


def _rows(page: InstrumentPage, model: Any, existing: list[Any], wanted: list[Document]) -> list[Any]:
    """Rows of `model` that say what is `wanted`: those that are there first, so that translations keep theirs."""
    rows = []
    for number, values in enumerate(wanted):
        row = existing[number] if number < len(existing) else model(locale_id=page.locale_id)
        if not existing and page.pk is None:
            row.translation_key = row_id(page, model._meta.model_name, number)
        for key, value in values.items():
            setattr(row, key, value)
        row.sort_order = number
        rows.append(row)
    return rows


def _stream(page: InstrumentPage, name: str, blocks: list[tuple[str, Any]]) -> str:
    """The value of a StreamField as Wagtail stores it, with lists in the form that translations need."""
    stream = [
        {"type": kind, "id": str(row_id(page, name, number)), "value": _with_ids(page, value, f"{name}/{number}")}
        for number, (kind, value) in enumerate(blocks)
    ]
    return json.dumps(stream)


def _with_ids(page: InstrumentPage, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        key: [
            {"type": "item", "id": str(row_id(page, f"{place}/{key}", number)), "value": item}
            for number, item in enumerate(content)
        ]
        if isinstance(content, list)
        else content
        for key, content in value.items()
    }
