"""The form of an instrument as a file that can be edited: the same parts as on paper, in A4 (ME-03)."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pagekit.languages import language_of

A4_WIDTH, A4_HEIGHT, MARGIN = Mm(210), Mm(297), Mm(18)
LINE = "_" * 70
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def form_as_docx(page, url):
    """The form of the instrument `page`, which stands at the absolute address `url`, as the bytes of a .docx file."""
    document = Document()
    _set_up(document, page)
    document.add_heading(page.form_title or page.title, level=1)
    if page.form_intro:
        document.add_paragraph(page.form_intro)
    for part in page.form_parts:
        document.add_heading(part.value["title"], level=2)
        WRITERS[part.block_type](document, part.value)
    version = _("version %(number)s") % {"number": page.handbook_version}
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = " · ".join([page.title, version, page.licence, url])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document, page):
    """A4, the language of the words (for spelling and reading aloud), and who made it: nobody by name."""
    section = document.sections[0]
    section.page_width, section.page_height = A4_WIDTH, A4_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES.get(language_of(page.locale_id), "nl-NL"))
    style.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = page.form_title or page.title, page.author_role, ""


def _questions(document, value):
    for number, question in enumerate(value["items"], start=1):
        document.add_paragraph(f"{number}. {question}").paragraph_format.keep_with_next = True
        for _line in range(value["lines"]):
            document.add_paragraph(LINE)


def _checklist(document, value):
    for item in value["items"]:
        document.add_paragraph(f"☐ {item}")


def _text(document, value):
    document.add_paragraph(value["body"])


def _table(document, value):
    _grid(document, list(value["columns"]), value.printed_rows())


def _scale(document, value):
    labels = list(value["labels"])
    _grid(document, ["", *labels], [[item, *["☐"] * len(labels)] for item in value["items"]])


def _grid(document, heads, rows):
    """A table with lines, whose heading row comes back on every page."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


WRITERS = {"questions": _questions, "checklist": _checklist, "text": _text, "table": _table, "scale": _scale}
