"""The form of an instrument as a file: every part is in it, and it is nobody's who may not read the page."""

import json
from io import BytesIO

import pytest
from docx import Document
from wagtail.models import PageViewRestriction

from kennisbank.paper import CONTENT_TYPE
from tests.kennisbank.factories import make_index, make_instrument

PARTS = [
    {"type": "text", "value": {"title": "Uitleg", "body": "Schrijf met potlood."}},
    {"type": "questions", "value": {"title": "Vragen", "items": ["Wat wil je leren?"], "lines": 2}},
    {"type": "checklist", "value": {"title": "Nagaan", "items": ["Tijd geregeld", "Plek geregeld"]}},
    {
        "type": "table",
        "value": {"title": "Tabel", "columns": ["Naam", "Taak"], "rows": ["Bram | Zagen"], "blank_rows": 1},
    },
    {"type": "scale", "value": {"title": "Schaal", "items": ["Ik leer."], "labels": ["nee", "ja"]}},
]


@pytest.fixture
def instrument(kennisbank):
    return make_instrument(
        kennisbank, form_title="Mijn blad", form_intro="Eén blad per persoon.", form_parts=json.dumps(PARTS)
    )


def opened(answer):
    assert answer["Content-Type"] == CONTENT_TYPE
    return Document(BytesIO(answer.content))


def test_file_holds_every_part(instrument, client):
    answer = client.get(instrument.file_url)
    document = opened(answer)
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text and "__" not in paragraph.text]
    assert texts == [
        "Mijn blad",
        "Eén blad per persoon.",
        "Uitleg",
        "Schrijf met potlood.",
        "Vragen",
        "1. Wat wil je leren?",
        "Nagaan",
        "☐ Tijd geregeld",
        "☐ Plek geregeld",
        "Tabel",
        "Schaal",
    ]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert tables == [[["Naam", "Taak"], ["Bram", "Zagen"], ["", ""]], [["", "nee", "ja"], ["Ik leer.", "☐", "☐"]]]
    assert sum("__" in paragraph.text for paragraph in document.paragraphs) == 2
    assert instrument.url in document.sections[0].footer.paragraphs[0].text
    assert answer["Content-Disposition"] == 'attachment; filename="vaardighedenmatrix.docx"'
    assert round(document.sections[0].page_width.mm) == 210


def test_page_and_form_lead_to_the_file(instrument, client):
    for address in (instrument.url, instrument.form_url):
        assert f'href="{instrument.file_url}" download' in client.get(address).content.decode(), address


def test_english_file_stands_under_its_own_name(tree, client):
    page = make_instrument(make_index(tree.en), "Skills matrix", form_parts=json.dumps(PARTS))
    assert page.file_url == "/en/kennisbank/skills-matrix/form/docx/"
    language = opened(client.get(page.file_url)).styles["Normal"].element.rPr.xpath("w:lang/@w:val")
    assert language == ["en-GB"]


def test_no_form_no_file(kennisbank, client):
    page = make_instrument(kennisbank)
    assert page.file_url is None
    assert client.get(f"{page.url}formulier/docx/").status_code == 404


def test_closed_or_unpublished_page_gives_no_file(instrument, client):
    PageViewRestriction.objects.create(page=instrument, restriction_type="login")
    assert client.get(instrument.file_url).status_code == 302
    PageViewRestriction.objects.all().delete()
    address = instrument.file_url
    instrument.unpublish()
    assert client.get(address).status_code == 404
