"""The lists that organisers take: what is in them, that nothing in them calculates, and that taking is written down."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from events import actions
from pagekit.exports import as_csv_text, to_csv, to_xlsx
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import url

COLUMNS = ["name", "organisation", "status", "email", "contact_name", "contact_email", "registered", "since"]
FORMULAS = ["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "＝1+1"]


def take(client, session, kind, who="seated", columns=COLUMNS):
    return client.post(url("list", session), {"kind": kind, "who": who, "columns": columns})


def logged():
    return list(ModelLogEntry.objects.filter(action="events.list"))


def test_workbook_holds_everybody_with_a_place(organiser, client, session):
    book(session, "Bram", "Anna")
    response = take(client, session, "xlsx")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert [row[0] for row in rows[1:]] == ["Anna", "Bram"]
    assert rows[1][5] == "bram@example.org"
    assert response["Content-Disposition"] == 'attachment; filename="leren-van-fouten-2026-12-07.xlsx"'


def test_csv_holds_who_waits_when_asked(organiser, client, event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    book(session, "Bram")
    seated = take(client, session, "csv", columns=["name"]).content.decode("utf-8-sig")
    everybody = take(client, session, "csv", who="active", columns=["name"]).content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(StringIO(seated), delimiter=";")][1:] == ["Anna"]
    assert [row[0] for row in csv.reader(StringIO(everybody), delimiter=";")][1:] == ["Anna", "Bram"]


def test_list_holds_only_the_columns_that_were_chosen(organiser, client, session):
    book(session, "Anna")
    text = take(client, session, "csv", columns=["name"]).content.decode("utf-8-sig")
    assert "@" not in text
    assert len(text.splitlines()[0].split(";")) == 1


def test_printed_list_has_room_for_a_signature(organiser, client, session):
    book(session, "Anna <b>")
    response = take(client, session, "print")
    assert response.status_code == 200
    assert "Anna &lt;b&gt;" in response.text
    assert "<script" not in response.text


@pytest.mark.parametrize("kind", ["xlsx", "csv", "print"])
def test_taking_a_list_is_written_down_without_names(organiser, client, session, kind):
    book(session, "Anna")
    take(client, session, kind)
    entry = logged()[0]
    assert (entry.user, entry.data["kind"], entry.data["people"]) == (organiser, kind, 1)
    assert "Anna" not in str(entry.data)


def test_looking_at_the_form_is_not_taking(organiser, client, session):
    client.get(url("list", session))
    assert logged() == []


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "exe", "who": "seated", "columns": ["name"]},
        {"kind": "csv", "who": "x", "columns": ["name"]},
        {"kind": "csv", "who": "all", "columns": ["link_nonce"]},
        {"kind": "csv", "who": "all", "columns": []},
    ],
)
def test_odd_wishes_are_refused(organiser, client, session, data):
    assert client.post(url("list", session), data).status_code == 200
    assert logged() == []


def test_empty_list_is_a_list(organiser, client, session):
    assert len(list(load_workbook(BytesIO(take(client, session, "xlsx").content)).active.values)) == 1


def test_cancelled_people_are_in_the_list_of_all(organiser, client, session):
    actions.cancel(book(session, "Anna").attendees[0], now=NOW)
    text = take(client, session, "csv", who="all", columns=["name"]).content.decode("utf-8-sig")
    assert text.splitlines()[1:] == ["Anna"]


@pytest.mark.parametrize("value", FORMULAS)
def test_workbook_has_text_and_no_formula(value):
    cell = load_workbook(BytesIO(to_xlsx(["Name"], [[value]], title="a/b:c" * 9))).active["A2"]
    assert cell.data_type == "s"
    assert cell.value == value.replace("\r", "\n")
    assert cell.quotePrefix is True


@pytest.mark.parametrize("value", FORMULAS)
def test_csv_neutralises_what_would_calculate(value):
    rows = list(
        csv.reader(StringIO(to_csv(["Name"], [[value]], separator=";").decode("utf-8-sig"), newline=""), delimiter=";")
    )
    assert rows[1] == [f"'{value}"]


def test_csv_leaves_ordinary_text_alone():
    assert as_csv_text('Noor \'t Hart; "de Jong"') == 'Noor \'t Hart; "de Jong"'


def test_csv_starts_with_the_mark_that_excel_knows():
    assert to_csv(["Naam"], [], separator=";")[:3] == b"\xef\xbb\xbf"


def test_workbook_takes_characters_that_xml_does_not():
    rows = list(load_workbook(BytesIO(to_xlsx(["Name"], [["a\x00\x08b\ufffe"]], title=""))).active.values)
    assert rows[1] == ("ab",)
