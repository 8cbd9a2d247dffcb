"""How a file with modules is written: its columns, and what stands in their cells. (GV-09, CT-03)"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kennisbank.enums import Region
from kennisbank.training.cells import (
    Known,
    Unreadable,
    choice_of,
    optional,
    read_address,
    read_dates,
    read_hours,
    read_instruments,
    read_language,
    read_price,
    read_provider,
    text_of,
)
from kennisbank.training.enums import Form, Level, ModuleProof, Moment, Reason
from kennisbank.training.errors import ColumnsMissing, ColumnsUnknown, NoRows, NotReadable, TooLarge

MOST_BYTES, MOST_ROWS = 5_000_000, 5_000


@dataclass(frozen=True)
class Column:
    """One column: the field it fills, its names in a file (Dutch, English), and how its cells are read."""

    name: str
    headers: tuple[str, str]
    read: Callable[[str, Known], Any]
    help: str | Promise
    required: bool = False

    @property
    def header(self) -> str:
        """Its name for who reads now."""
        return self.headers[get_language() != "nl"]


@dataclass(frozen=True)
class Reading:
    """What a row says. `values`: by field; `reasons`: why it is refused, as (reason, column, value)."""

    values: dict[str, Any] = field(default_factory=dict)
    reasons: list[tuple[str, str, str]] = field(default_factory=list)


ONE_OF = _("One of:")
ONE_OF_OR_EMPTY = _("Empty, or one of:")
COLUMNS = (
    Column("provider", ("aanbieder", "provider"), read_provider, _("The name, as it stands under Providers."), True),
    Column("reference", ("code", "reference"), text_of(60), _("The provider's own code; it never changes."), True),
    Column("title", ("titel", "title"), text_of(160), _("At most 160 characters."), True),
    Column("summary", ("samenvatting", "summary"), text_of(600), _("At most 600 characters."), True),
    Column("language", ("taal", "language"), optional(read_language, "nl"), _("nl or en; empty is nl.")),
    Column("level", ("niveau", "level"), optional(choice_of(Level)), ONE_OF_OR_EMPTY),
    Column("hours", ("uren", "hours"), optional(read_hours), _("A whole number, or empty.")),
    Column("proof", ("bewijs", "proof"), choice_of(ModuleProof), ONE_OF, True),
    Column("form", ("vorm", "form"), choice_of(Form), ONE_OF, True),
    Column("moment", ("moment", "when"), optional(choice_of(Moment), Moment.DAY.value), ONE_OF_OR_EMPTY),
    Column("region", ("regio", "region"), choice_of(Region), ONE_OF, True),
    Column(
        "price", ("prijs", "price"), optional(read_price), _("Euros for one person; 0 is free, empty is not known.")
    ),
    Column("website", ("adres", "address"), optional(read_address, ""), _("Where people sign up, with https://.")),
    Column("dates", ("start", "starts"), read_dates, _("Dates like 2027-02-15 or 15-2-2027, parted by |.")),
    Column(
        "instruments",
        ("instrumenten", "instruments"),
        read_instruments,
        _("The last part of the address of instruments, parted by |."),
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
VOCABULARIES: dict[str, type[Choices]] = {
    "level": Level,
    "proof": ModuleProof,
    "form": Form,
    "moment": Moment,
    "region": Region,
}


def read_file(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The columns of a CSV file (names of fields) and its rows: (line number, cells) each, empty rows left out.

    UTF-8, or what Excel writes without it (Windows-1252); parted by semicolons, commas or tabs, as its first line
    shows.
    Raises NotReadable, ColumnsMissing, ColumnsUnknown, NoRows, TooLarge.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(gettext("5 MB"))
    lines = _lines(_decoded(content))
    if not lines:
        raise NoRows
    columns = _columns(lines[0][1])
    rows = [(line, cells) for line, cells in lines[1:] if any(cells)]
    if not rows:
        raise NoRows
    if len(rows) > MOST_ROWS:
        raise TooLarge(ngettext("%(count)s row", "%(count)s rows", MOST_ROWS) % {"count": MOST_ROWS})
    return columns, rows


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise NotReadable
    return text


def _lines(text: str) -> list[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        begin = 1
        for cells in reader:
            lines.append((begin, [cell.strip() for cell in cells]))
            begin = reader.line_num + 1
    except csv.Error:
        raise NotReadable from None
    return lines


def _columns(head: list[str]) -> list[str]:
    names = {header: column.name for column in COLUMNS for header in (*column.headers, column.name)}
    found = [names.get(cell.casefold(), "") for cell in head]
    while found and not head[len(found) - 1]:  # spreadsheets like to add empty columns at the end
        found.pop()
    missing = [column.header for column in COLUMNS if column.required and column.name not in found]
    if missing:
        raise ColumnsMissing(missing)
    odd = [head[at] for at, name in enumerate(found) if not name or name in found[:at]]
    if odd:
        raise ColumnsUnknown(odd)
    return found


def key_of(columns: list[str], cells: list[str]) -> tuple[str, ...]:
    """What a row is known by: its provider in small letters and the reference; other cells too when these are not
    there, so that two odd rows are not taken for one."""
    row = dict(zip(columns, cells, strict=False))
    provider, reference = (" ".join(row.get(name, "").split()) for name in ("provider", "reference"))
    return (provider.casefold(), reference) if provider and reference else tuple(cells)


def read_row(columns: list[str], cells: list[str], known: Known) -> Reading:
    """The values of one row by field, for the columns that the file has; or every reason why it is refused."""
    if len(cells) < len(columns) or any(cells[len(columns) :]):
        return Reading(reasons=[(Reason.TOO_FEW_CELLS.value, "", "")])
    reading = Reading()
    for name, cell in zip(columns, cells, strict=False):
        column = BY_NAME[name]
        try:
            if column.required and not cell:
                raise Unreadable(Reason.EMPTY)
            reading.values[name] = column.read(cell, known)
        except Unreadable as why:
            reading.reasons.append((why.reason.value, name, why.value))
    return reading
