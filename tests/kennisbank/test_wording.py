"""How the facts of an instrument are said: one form for company sizes, in facets, facts and the narrow column."""

import pytest
from django.utils.translation import override

from kennisbank.enums import SizeBand
from kennisbank.wording import describe_sizes, shorten_sizes

DUTCH = [
    (["micro"], "tot en met 9"),
    (["small"], "10 tot en met 49"),
    (["small", "medium"], "10 tot en met 249"),
    (["medium", "micro", "small"], "tot en met 249"),
]
ENGLISH = [
    (["micro"], "up to 9"),
    (["small"], "10 to 49"),
    (["small", "medium"], "10 to 249"),
    (["medium", "micro", "small"], "up to 249"),
]


@pytest.mark.parametrize(
    ("language", "bands", "text", "counted"),
    [("nl", *row, "medewerkers") for row in DUTCH] + [("en", *row, "employees") for row in ENGLISH],
)
def test_size_is_said_in_one_form(language, bands, text, counted):
    with override(language):
        assert (shorten_sizes(bands), describe_sizes(bands)) == (text, f"{text} {counted}")


def test_somebody_alone_and_a_gap_are_named_apart():
    assert shorten_sizes(["self_employed", "medium"]) == "zzp'er, 50 tot en met 249"
    assert describe_sizes(["micro", "medium"]) == "tot en met 9 medewerkers, 50 tot en met 249 medewerkers"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_choices_of_the_facet_use_the_same_form(language):
    with override(language):
        described = [describe_sizes([band]) for band in ("micro", "small", "medium")]
        assert [str(SizeBand(band).label).lower() for band in ("micro", "small", "medium")] == described
