"""Lists of people as a spreadsheet: what people typed is text in every cell and never a formula (trust.md B7)."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# What a spreadsheet takes for the beginning of a formula; the full-width twins count in East Asian versions.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters that XML 1.0, and so a workbook, cannot hold.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDEST = 48


def as_csv_text(value: str) -> str:
    """`value` for a cell of a CSV file: with an apostrophe before it when a spreadsheet would calculate with it."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def to_csv(head: Sequence[str], rows: Sequence[Sequence[str]], *, separator: str) -> bytes:
    """A CSV file in UTF-8 with the mark by which Excel knows it.

    `separator` is what Excel expects in the reader's country.
    """
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerow(head)
    writer.writerows([as_csv_text(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", errors="replace")


def to_xlsx(head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str) -> bytes:
    """A workbook of one sheet. Every cell is text, also when it begins like a formula, and stays text when edited."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for column, name in enumerate(head):
        longest = max([len(name), *(len(row[column]) for row in rows)])
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(WIDEST, longest + 2)
    sheet.append([_text_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_text_cell(sheet, value) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _text_cell(sheet, value: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=NOT_IN_XML.sub("", value).replace("\r", "\n"))
    cell.data_type = "s"
    cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell


def _sheet_name(title: str) -> str:
    """A name that Excel takes: at most 31 characters, none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", NOT_IN_XML.sub("", title))[:31].strip() or "1"
