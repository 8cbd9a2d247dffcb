"""What a file has to look like, and what is said when it does not."""

import pytest

from kennisbank.exchange.errors import NotReadable
from kennisbank.exchange.format import document_from, read
from tests.kennisbank.exchange.files import CONTENT, make_document, make_file

UNKNOWN_PART = "Deel 1 van het formulier is van een soort die hier niet bekend is: “%s”."


def refused(**changes):
    with pytest.raises(NotReadable) as refusal:
        document_from(CONTENT | changes)
    return refusal.value.reasons


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": 5}, "“title” is niet zoals het hoort."),
        ({"without_hr": "ja"}, "“without_hr” is niet zoals het hoort."),
        ({"minutes_per_week": True}, "“minutes_per_week” is niet zoals het hoort."),
        ({"building_blocks": ["1"]}, "“building_blocks” is niet zoals het hoort."),
        ({"checked_on": "gisteren"}, "“checked_on” is niet zoals het hoort."),
        ({"id": "12"}, "“id” is niet zoals het hoort."),
        ({"kleur": "rood"}, "“kleur” is hier niet bekend."),
        ({"steps": "doe het"}, "“steps” is niet zoals het hoort."),
        ({"steps": [{"title": "Begin"}, 5]}, "“steps 2: ” is niet zoals het hoort."),
        ({"steps": [{"titel": "Begin"}]}, "“steps 1: titel” is hier niet bekend."),
        ({"sources": [{"kind": "study"}]}, "“sources 1: title” ontbreekt."),
        ({"form": []}, "“form: ” is niet zoals het hoort."),
        ({"form": {"parts": [{"type": "video"}]}}, UNKNOWN_PART % "video"),
        ({"form": {"parts": [{"type": ["text"]}]}}, UNKNOWN_PART % "['text']"),
        ({"form": {"parts": [{"type": "table", "rows": ["a"]}]}}, "“form 1: rows” is niet zoals het hoort."),
        ({"summary": "a\x00b"}, "Er staat een teken in dat niet in een tekst kan staan."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(changes, reason):
    assert refused(**changes) == (reason,)


def test_what_is_missing_is_all_named():
    with pytest.raises(NotReadable) as refusal:
        document_from({"title": "Kaal"})
    assert len(refusal.value.reasons) == 12
    assert refusal.value.reasons[0] == "“language” ontbreekt."


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"\xff\xfe", "Dit is geen tekst (UTF-8)."),
        (b"title = ", "Dit is geen TOML: "),
        (b"a = " + b"[" * 5000, "Dit is geen TOML: "),
        (b"a = " + b"9" * 5000, "Dit is geen TOML: "),
        (b"format = 2", "Alleen format 1 is hier bekend."),
        (b'format = "1"', "Alleen format 1 is hier bekend."),
    ],
)
def test_what_is_no_document_is_refused(content, start):
    with pytest.raises(NotReadable) as refusal:
        read(content)
    assert [reason[: len(start)] for reason in refusal.value.reasons] == [start]


def test_level_of_proof_and_what_the_demonstration_adds_stay_behind():
    plain = make_document()
    assert make_document(proof={"level": 5}, number=3, earlier={"version": "0.1"}) == plain


def test_codes_come_in_the_order_of_their_vocabulary_and_tags_by_name():
    document = make_document(building_blocks=[5, 1], size_bands=["small", "micro", "reus"], tags=["b ", "a", "b"])
    assert document["building_blocks"] == [1, 5]
    assert document["size_bands"] == ["micro", "small", "reus"]  # what is unknown is refused by the column
    assert document["tags"] == ["a", "b"]


def test_file_reads_as_it_was_written():
    steps = [{"title": "Begin", "who": "", "duration": "", "body": "<p>Doe het.</p>\n<p>En nog eens.</p>"}]
    _name, content = make_file(steps=steps, form={"parts": [{"type": "text", "title": "A", "body": "b\nc"}]})
    assert read(content) == make_document(steps=steps, form={"parts": [{"type": "text", "title": "A", "body": "b\nc"}]})
