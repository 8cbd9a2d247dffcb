"""What is written is read back as it was."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank.exchange.toml import write


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Eén blad", '"Eén blad"'),
        ('zeg "ja"', '"zeg \\"ja\\""'),
        ("c:\\map", '"c:\\\\map"'),
        ("een\ttab", '"een\\ttab"'),
        ("a\nb", '"""a\nb"""'),
        ('a\n"b"', '"""a\n"b""""'),
        ('a\n"""b', '"""a\n""\\"b"""'),
        ("a\rb", '"a\\rb"'),
        ("a\r\nb", '"a\\r\\nb"'),
        (True, "true"),
        (7, "7"),
        (date(2026, 11, 23), "2026-11-23"),
        ([["1."], []], '[["1."], []]'),
    ],
)
def test_value_is_written_so(value, written):
    assert write({"key": value}) == f"key = {written}\n"
    assert tomllib.loads(write({"key": value})) == {"key": value}


def test_tables_stand_behind_what_is_plain():
    document = {"steps": [{"title": "Begin"}], "form": {"title": "Blad", "parts": [{"type": "text"}]}, "slug": "x"}
    assert write(document).splitlines()[0] == 'slug = "x"'
    assert tomllib.loads(write(document)) == document


def test_what_is_none_or_an_empty_table_is_left_out():
    assert write({"year": None, "form": {}, "related": []}) == "related = []\n"


@given(st.text())
def test_any_text_comes_back(text):
    assert tomllib.loads(write({"key": text})) == {"key": text}
