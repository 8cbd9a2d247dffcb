"""The text of a file that somebody can download: of the formats that offices make. A file that cannot be read has none.

Whoever uploads is of the staff, but a file may come from anywhere: what is read is bounded in bytes, in pages and in
characters, and whatever a library says of a broken file ends as no text.
"""

import csv
import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO

import docx
import openpyxl
import pypdf
from lxml import etree

logger = logging.getLogger(__name__)

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_CHARACTERS = 200_000
MOST_PAGES, MOST_ROWS = 300, 5_000
TEXT_OF_ODT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def text_of_file(name: str, size: int, open_file: Callable[[], IO[bytes]]) -> str:
    """The text of a file, a paragraph on each line, at most 200,000 characters; "" for another format, a file of more
    than 20 MB, or one that is broken or locked."""
    read = READERS.get(name.rsplit(".", 1)[-1].lower())
    if read is None or size > MOST_BYTES:
        return ""
    lines, length = [], 0
    try:
        with open_file() as file:
            for line in read(file):
                # A character that no database keeps in a text is no word either.
                clean = " ".join(line.replace("\x00", " ").encode("utf-8", "ignore").decode().split())
                if not clean:
                    continue
                lines.append(clean[: MOST_CHARACTERS - length])
                length += len(clean) + 1
                if length >= MOST_CHARACTERS:
                    break
    except Exception as error:  # libraries raise anything for a broken file
        logger.info("A document has no text that can be read (%s)", type(error).__name__)
    return "\n".join(lines)


def _pdf(file: IO[bytes]) -> Iterator[str]:
    reader = pypdf.PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return
    for page in islice(reader.pages, MOST_PAGES):
        # A line of a PDF ends where the paper does; a paragraph is what stands between empty lines.
        yield from page.extract_text().split("\n\n")


def _docx(file: IO[bytes]) -> Iterator[str]:
    _look_inside(file)
    document = docx.Document(file)
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in islice(table.rows, MOST_ROWS):
            yield " ".join(cell.text for cell in row.cells)


def _odt(file: IO[bytes]) -> Iterator[str]:
    _look_inside(file)
    with zipfile.ZipFile(file) as archive, archive.open("content.xml") as content:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for element in etree.parse(content, parser).iter(f"{TEXT_OF_ODT}p", f"{TEXT_OF_ODT}h"):
            yield " ".join(element.itertext())


def _xlsx(file: IO[bytes]) -> Iterator[str]:
    _look_inside(file)
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in islice(sheet.iter_rows(values_only=True), MOST_ROWS):
            yield " ".join(str(value) for value in row if value is not None)


def _csv(file: IO[bytes]) -> Iterator[str]:
    text = "\n".join(_text(file))
    for row in islice(csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ","), MOST_ROWS):
        yield " ".join(row)


def _text(file: IO[bytes]) -> Iterator[str]:
    content = file.read(MOST_CHARACTERS * 4)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "ignore")
    yield from text.splitlines()


def _look_inside(file: IO[bytes]) -> None:
    """Raises ValueError when an archive unpacks to more than a document ever does."""
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise ValueError
    file.seek(0)


READERS: dict[str, Callable[[IO[bytes]], Iterator[str]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "ods": _odt,
    "xlsx": _xlsx,
    "csv": _csv,
    "txt": _text,
    "md": _text,
}
