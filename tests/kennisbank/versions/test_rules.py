"""What changed between two versions, word by word."""

import pytest

from kennisbank.versions.rules import PUT_IN, SAME, TAKEN_OUT, changes_between


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        (
            "Kies twee taken",
            "Kies drie taken",
            ((SAME, "Kies"), (TAKEN_OUT, "twee"), (PUT_IN, "drie"), (SAME, "taken")),
        ),
        ("", "Nieuw", ((PUT_IN, "Nieuw"),)),
        ("Oud", "", ((TAKEN_OUT, "Oud"),)),
        (None, "Nieuw", ((PUT_IN, "Nieuw"),)),
    ],
)
def test_words_are_the_same_taken_out_or_put_in(old, new, pieces):
    [changed] = changes_between({"summary": old}, {"summary": new})
    assert changed.pieces == pieces


def test_lists_and_steps_are_compared_as_they_are_read():
    old = {"steps": [{"title": "Begin", "who": "Jij", "text": "Doe het."}], "conditions": ["Tijd"]}
    new = {"steps": [{"title": "Begin", "who": "Wij", "text": "Doe het."}], "conditions": ["Tijd", "Plek"]}
    assert [str(each.label) for each in changes_between(old, new)] == ["Stappen", "Wat er geregeld moet zijn"]


def test_spaces_and_codes_are_no_change():
    assert changes_between({"summary": "a  b", "kind": "plan"}, {"summary": "a b", "kind": "scan"}) == []
