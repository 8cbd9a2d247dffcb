"""Every block has what editors need, and renders."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from wagtail.blocks.struct_block import StructBlockValidationError

from pagekit.blocks import ContentStreamBlock
from pagekit.blocks.links import LinkBlock
from pagekit.blocks.table import TableBlock
from tests.pagekit.factories import make_image

NAMES = sorted(ContentStreamBlock().child_blocks)


@pytest.mark.parametrize("name", NAMES)
def test_block_is_grouped_described_and_previewable(name):
    block = ContentStreamBlock().child_blocks[name]
    assert block.meta.group
    assert block.get_description()
    assert block.is_previewable
    assert block.meta.template == f"components/streamfield/{name}.html"


@pytest.mark.parametrize("name", NAMES)
def test_block_preview_renders(name, db):
    make_image()
    block = ContentStreamBlock().child_blocks[name]
    bound = block.bind(block.get_preview_value())
    html = render_to_string("wagtailcore/shared/block_preview.html", {"bound_block": bound, "block_def": block})
    assert "css/leergilde.css" in html
    assert "style=" not in html
    assert "<script" not in html


def test_link_block_refuses_nothing_both_and_a_script():
    block = LinkBlock()
    for value in ({}, {"url": "javascript:alert(1)", "label": "x"}, {"url": "/agenda/"}, {"url": "//kwaad.example"}):
        with pytest.raises((StructBlockValidationError, ValidationError)):
            block.clean(block.to_python(value))
    assert block.clean(block.to_python({"url": "/agenda/", "label": "Agenda"}))["url"] == "/agenda/"


def test_link_block_may_stay_empty_when_not_required():
    block = LinkBlock(required=False)
    assert block.clean(block.to_python({})).href == ""


def test_table_asks_a_caption():
    block = TableBlock()
    with pytest.raises(ValidationError):
        block.clean({"data": [["a"]], "table_header_choice": "row", "table_caption": " "})


def test_table_gives_its_words_to_the_translator_and_takes_them_back():
    block = TableBlock()
    value = {"table_caption": "Kosten", "data": [["Wat", None], ["Tijd", "5 minuten"]]}
    segments = block.get_translatable_segments(value)
    assert [(s.path, s.render_text()) for s in segments] == [
        ("caption", "Kosten"),
        ("0-0", "Wat"),
        ("1-0", "Tijd"),
        ("1-1", "5 minuten"),
    ]
    english = [type(s)(s.path, s.render_text().upper()) for s in segments]
    assert block.restore_translated_segments(value, english) == {
        "table_caption": "KOSTEN",
        "data": [["WAT", None], ["TIJD", "5 MINUTEN"]],
    }
    assert value["table_caption"] == "Kosten"
