"""One instrument as a file that people can read (format 1), and what such a file has to look like.

A document is a dict with all keys of `PLAIN`, `RECORDS` and "form"; values are texts, numbers, lists and small records.
Keys stay: a next format may add some, none is renamed.
"""

import tomllib
import uuid
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks

from kennisbank.blocks import FormPartsBlock, PitfallBlock, StepBlock
from kennisbank.exchange.errors import NotReadable
from kennisbank.exchange.richtext import tidy
from kennisbank.models import InstrumentPage

FORMAT = 1
Document = dict[str, Any]

# What each plain key holds: the type and what it is when the file does not name it. `...`: it has to.
PLAIN: dict[str, tuple[type, Any]] = {
    "format": (int, FORMAT),
    "id": (str, ""),
    "language": (str, ...),
    "title": (str, ...),
    "slug": (str, ...),
    "kind": (str, ...),
    "category": (str, ...),
    "summary": (str, ...),
    "building_blocks": (list, ...),
    "size_bands": (list, ...),
    "without_hr": (bool, False),
    "minutes_per_week": (int, ...),
    "time_text": (str, ...),
    "coordinator_hours": (int, ...),
    "cost_band": (int, ...),
    "cost_text": (str, ""),
    "time_to_effect_months": (int, None),
    "slim_activity": (str, ""),
    "schemes": (list, []),
    "tags": (list, []),
    "licence": (str, "CC BY 4.0"),
    "version": (str, "1.0"),
    "change_note": (str, ""),
    "author_role": (str, ""),
    "checked_on": (date, None),
    "checked_by": (str, ""),
    "seo_title": (str, ""),
    "search_description": (str, ""),
    "listing_summary": (str, ""),
    "what_it_is": (str, ...),
    "for_whom": (str, ""),
    "not_for": (str, ""),
    "conditions": (list, []),
    "what_we_know": (str, ""),
    "mechanism": (str, ""),
    "related": (list, []),
}
RICH = ("what_it_is", "for_whom", "not_for", "what_we_know")
CODED = ("building_blocks", "size_bands", "schemes")
SOURCE = {"title": (str, ...), "kind": (str, ...), "year": (int, None), "url": (str, "")}
SOURCE |= {"control_group": (bool, False), "comparable": (bool, False)}
FACTOR = {"kind": (str, ...), "statement": (str, ...), "confirmed_by": (str, ...), "companies": (int, None)}


def _shape(block: blocks.StructBlock) -> dict[str, tuple[type, Any]]:
    """What the parts of a block hold, in the words of `PLAIN`."""
    kinds = {blocks.ListBlock: (list, []), blocks.IntegerBlock: (int, 0)}
    return {name: kinds.get(type(child), (str, "")) for name, child in block.child_blocks.items()}


RECORDS = {"steps": _shape(StepBlock()), "pitfalls": _shape(PitfallBlock()), "sources": SOURCE}
RECORDS |= {"success_factors": FACTOR}
FORM_PARTS = {name: _shape(block) for name, block in FormPartsBlock().child_blocks.items()}
FORM = {"title": (str, ""), "intro": (str, ""), "parts": (list, [])}
# What the demonstration keeps beside it; a level of proof is a decision of each panel and never travels.
NOT_TAKEN_OVER = {"number", "proof", "earlier"}


def read(content: bytes) -> Document:
    """The document in `content`, complete and tidy. Raises NotReadable with what is wrong."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotReadable(_("This is no text (UTF-8).")) from None
    except (ValueError, RecursionError) as problem:
        raise NotReadable(_("This is no TOML: %(problem)s.") % {"problem": str(problem)[:120]}) from None
    if given.get("format", FORMAT) != FORMAT:
        raise NotReadable(_("Only format %(number)s is known here.") % {"number": FORMAT})
    return document_from(given)


def document_from(given: dict[str, Any]) -> Document:
    """`given` (as TOML reads it) as a complete document. Raises NotReadable with what is wrong."""
    wrong: list[str] = []
    rest = {key: value for key, value in given.items() if key not in NOT_TAKEN_OVER}
    records = {key: rest.pop(key, []) for key in RECORDS}
    form = rest.pop("form", {})
    document = _table(rest, PLAIN, "", wrong)
    for key, shape in RECORDS.items():
        document[key] = _records(records[key], shape, key, wrong)
    document["form"] = _form(form, wrong)
    if wrong or _unsayable(document):
        raise NotReadable(*wrong or [_("There is a sign in it that no text may hold.")])
    return _tidied(document)


def in_order(name: str, codes: list[Any]) -> list[Any]:
    """Codes of the column `name` in the order of its vocabulary; what that does not know stands behind them."""
    known = InstrumentPage._meta.get_field(name).vocabulary.values
    return [code for code in known if code in codes] + [code for code in codes if code not in known]


def _tidied(document: Document) -> Document:
    for key in RICH:
        document[key] = tidy(document[key])
    for key in CODED:
        document[key] = in_order(key, document[key])
    for step in document["steps"]:
        step["body"] = tidy(step["body"])
    document["tags"] = sorted({tag.strip() for tag in document["tags"]})
    return document


def _table(given: Any, shape: dict[str, tuple[type, Any]], place: str, wrong: list[str]) -> Document:
    """The values of `shape` from `given`; what is not right is told in `wrong`."""
    if not isinstance(given, dict):
        wrong.append(_("“%(key)s” is not as it should be.") % {"key": place})
        return {}
    wrong.extend(_("“%(key)s” is not known here.") % {"key": f"{place}{key}"[:60]} for key in given if key not in shape)
    found = {}
    for key, (kind, default) in shape.items():
        value = given.get(key, default)
        if value is ...:
            wrong.append(_("“%(key)s” is missing.") % {"key": f"{place}{key}"})
        elif value is not None and not _fits(value, kind, key):
            wrong.append(_("“%(key)s” is not as it should be.") % {"key": f"{place}{key}"})
        else:
            found[key] = value.replace("\r\n", "\n").strip() if isinstance(value, str) else _copied(value)
    return found


def _records(given: Any, shape: dict[str, tuple[type, Any]], key: str, wrong: list[str]) -> list[Document]:
    if not isinstance(given, list):
        wrong.append(_("“%(key)s” is not as it should be.") % {"key": key})
        return []
    return [_table(each, shape, f"{key} {number}: ", wrong) for number, each in enumerate(given, 1)]


def _form(given: Any, wrong: list[str]) -> Document:
    form = _table(given, FORM, "form: ", wrong)
    parts = []
    for number, part in enumerate(form.get("parts", []), 1):
        kind = part.get("type") if isinstance(part, dict) else None
        if not isinstance(kind, str) or kind not in FORM_PARTS:
            wrong.append(
                _("Part %(number)s of the form is of a kind that is not known here: “%(kind)s”.")
                % {"number": number, "kind": str(kind)[:60]}
            )
            continue
        rest = {name: value for name, value in part.items() if name != "type"}
        parts.append({"type": kind} | _table(rest, FORM_PARTS[kind], f"form {number}: ", wrong))
    return form | {"parts": parts}


def _fits(value: Any, kind: type, key: str) -> bool:
    """Whether `value` is of `kind`. A list holds texts; of codes also numbers, of rows lists, of form parts tables."""
    if kind is list:
        members = {"building_blocks": int, "rows": list, "parts": dict}.get(key, str)
        return isinstance(value, list) and all(_fits(each, members, "") for each in value)
    if kind is date:
        return type(value) is date  # a moment is a date too
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if key == "id":
        return isinstance(value, str) and _is_id(value)
    return isinstance(value, kind)


def _is_id(value: str) -> bool:
    try:
        return not value or str(uuid.UUID(value)) == value
    except ValueError:
        return False


def _copied(value: Any) -> Any:
    """A list of its own, with texts tidy; other values are what they are."""
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _unsayable(value: Any) -> bool:
    """Whether a text in `value` holds the one sign that a database refuses."""
    if isinstance(value, dict):
        return any(_unsayable(each) for each in value.values())
    if isinstance(value, list):
        return any(_unsayable(each) for each in value)
    return isinstance(value, str) and "\x00" in value
