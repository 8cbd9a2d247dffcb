"""Files as people make them: the cells that are read, those that are not, and files that are none."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from kennisbank.training.cells import Known
from kennisbank.training.errors import ColumnsMissing, ColumnsUnknown, NoRows, NotReadable, TooLarge
from kennisbank.training.format import BY_NAME, COLUMNS, MOST_BYTES, MOST_ROWS, key_of, read_file, read_row
from kennisbank.training.wording import describe_reasons
from tests.kennisbank.training.factories import COLUMNS as HEAD
from tests.kennisbank.training.factories import make_csv, make_row

KNOWN = Known(providers={"vakschool": 7}, instruments={"dagstart": 3, "evc": 2})
NAMES = ["provider", "reference", "title", "summary", "proof", "form", "region"]
CELLS = ["Vakschool", "A1", "Lassen", "Leer lassen.", "certificate", "location", "achterhoek"]


def read_cell(name, cell):
    reading = read_row([*NAMES, name], [*CELLS, cell], KNOWN)
    return reading.values[name] if not reading.reasons else [reason for reason, _column, _value in reading.reasons]


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("level", "3", 3),
        ("level", "NLQF 3 (mbo 3)", 3),
        ("level", "", None),
        ("level", "9", ["not_in_list"]),
        ("hours", "40", 40),
        ("hours", "1.200", 1200),
        ("hours", "", None),
        ("hours", "0", ["not_a_number"]),
        ("hours", "5001", ["not_a_number"]),
        ("hours", "12,5", ["not_a_number"]),
        ("hours", "veel", ["not_a_number"]),
        ("hours", "²²", ["not_a_number"]),
        ("hours", "٤٠", ["not_a_number"]),
        ("hours", "-4", ["not_a_number"]),
        ("price", "0", Decimal("0.00")),
        ("price", "€ 1.250,50", Decimal("1250.50")),
        ("price", "1250.5", Decimal("1250.50")),
        ("price", "€ 95,-", Decimal("95.00")),
        ("price", "", None),
        ("price", "99999", Decimal("99999.00")),
        ("price", "100000", ["not_a_number"]),
        ("price", "-1", ["not_a_number"]),
        ("price", "nan", ["not_a_number"]),
        ("price", "1e9", ["not_a_number"]),
        ("moment", "'s Avonds of in het weekend", "evening"),
        ("moment", "", "day"),
        ("language", "EN", "en"),
        ("language", "fr", ["not_in_list"]),
        ("website", "https://vakschool.example/lassen", "https://vakschool.example/lassen"),
        ("website", "javascript:alert(1)", ["not_an_address"]),
        ("website", "vakschool", ["not_an_address"]),
        ("dates", "15-2-2027 | 2027-01-03", [date(2027, 1, 3), date(2027, 2, 15)]),
        ("dates", "15-2-2027, 15-2-2027", [date(2027, 2, 15)]),
        ("dates", "", []),
        ("dates", "30-2-2027", ["not_a_date"]),
        ("dates", "1-1-1900", ["not_a_date"]),
        ("dates", "maandag", ["not_a_date"]),
        ("instruments", "evc|dagstart|evc", [2, 3]),
        ("instruments", "niets", ["unknown_instrument"]),
    ],
)
def test_cell(name, cell, value):
    assert read_cell(name, cell) == value


@pytest.mark.parametrize(
    ("at", "cell", "reasons"),
    [
        (0, "VAKSCHOOL ", []),
        (0, "Vakscool", ["unknown_provider"]),
        (0, "", ["empty"]),
        (1, "x" * 60, []),
        (1, "x" * 61, ["too_long"]),
        (3, "x" * 601, ["too_long"]),
        (4, "Mbo-certificaat", []),
        (4, "Mbo certificate", []),
        (4, "kroontje", ["not_in_list"]),
        (6, "Achterhoek", []),
        (6, "Friesland", ["not_in_list"]),
    ],
)
def test_required_cell(at, cell, reasons):
    cells = [*CELLS[:at], cell, *CELLS[at + 1 :]]
    assert [reason for reason, _column, _value in read_row(NAMES, cells, KNOWN).reasons] == reasons


def test_row_tells_all_its_reasons_in_words():
    reading = read_row([*NAMES, "hours"], ["", *CELLS[1:], "veel"], KNOWN)
    assert describe_reasons(reading.reasons) == [
        "De kolom aanbieder is leeg.",
        "‘veel’ in de kolom uren is geen getal dat we kunnen gebruiken.",
    ]


@pytest.mark.parametrize("cells", [CELLS[:-1], [*CELLS, "meer"]], ids=["fewer", "more"])
def test_row_with_another_number_of_cells(cells):
    assert [reason for reason, _column, _value in read_row(NAMES, cells, KNOWN).reasons] == ["cells"]


def test_empty_cells_at_the_end_are_no_fault():
    assert read_row(NAMES, [*CELLS, "", ""], KNOWN).reasons == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_file_is_read_however_a_spreadsheet_saves_it(encoding, separator):
    text = "\r\n".join([HEAD, make_row(title="Tekenen voor één"), ";;;;;;", make_row("A2")])
    columns, rows = read_file(text.replace(";", separator).encode(encoding))
    assert columns == NAMES
    assert [(line, cells[1], cells[2]) for line, cells in rows] == [(2, "A1", "Tekenen voor één"), (4, "A2", "Lassen")]


def test_line_number_counts_lines_within_cells():
    _columns, rows = read_file(make_csv(make_row(summary='"een\ntwee"'), make_row("A2")))
    assert [line for line, _cells in rows] == [2, 4]


def test_columns_by_english_names_in_any_order():
    columns, rows = read_file(b"title,Provider,reference,region,form,proof,summary\nA,B,C,D,E,F,G\n")
    assert columns == ["title", "provider", "reference", "region", "form", "proof", "summary"]
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NoRows),
        (HEAD.encode(), NoRows),
        (make_csv(";;;;;;"), NoRows),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotReadable),
        (make_csv('"niet gesloten'), NotReadable),
        (make_csv("x" * 200_000), NotReadable),
        (make_csv("a", columns="titel;code"), ColumnsMissing),
        (make_csv("a", columns=f"{HEAD};kleur"), ColumnsUnknown),
        (make_csv("a", columns=f"{HEAD};titel"), ColumnsUnknown),
        (make_csv("a", columns=f"{HEAD};;uren"), ColumnsUnknown),
        (make_csv(*["a"] * (MOST_ROWS + 1)), TooLarge),
        (b"x" * (MOST_BYTES + 1), TooLarge),
    ],
    ids=["empty", "head", "blank", "png", "quote", "cell", "missing", "unknown", "twice", "gap", "rows", "bytes"],
)
def test_file_that_is_not_taken(content, error):
    with pytest.raises(error) as raised:
        read_file(content)
    assert str(raised.value)


def test_error_names_what_is_missing_in_the_language_of_the_reader():
    with translation.override("en"), pytest.raises(ColumnsMissing) as raised:
        read_file(make_csv("a", columns="titel;code"))
    assert raised.value.columns == ["provider", "summary", "proof", "form", "region"]


def test_names_of_columns_are_different():
    names = [header for column in COLUMNS for header in set(column.headers)]
    assert len(names) == len(set(names))
    assert len(BY_NAME) == len(COLUMNS)


def test_key_is_provider_and_reference():
    assert key_of(NAMES, ["Vak  School", "a"]) == ("vak school", "a")
    assert key_of(NAMES, ["", "a"]) == ("", "a")
