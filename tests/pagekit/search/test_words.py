"""Words as the search compares them."""

import pytest

from pagekit.search.words import Term, fold, index_words, parse_terms


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Één", "een"), ("CAFÉ", "cafe"), ("Straße", "strasse"), ("m²", "m2"), ("a" * 90, "a" * 40), ("ﬁets", "fiets")],
)
def test_fold(word, folded):
    assert fold(word) == folded


def stems(text, language="nl"):
    return [term.stem for term in parse_terms(text, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("instrumenten", "instrument"),
        ("gesprekken", "gesprek"),
        ("bedrijven", "bedrijf"),
        ("vakmannen", "vakman"),
        ("leren", "geleerd"),
        ("opleidingen", "opleiding"),
        ("certificaten", "certificaat"),
    ],
)
def test_dutch_words_meet_in_their_stem(one, other):
    assert stems(one) == stems(other)


def test_english_words_meet_in_their_stem():
    assert stems("mistakes", "en") == stems("mistake", "en")


def test_unknown_language_is_folded_only():
    assert stems("Gesprekken", "tr") == ["gesprekken"]


def test_words_of_no_weight_are_left_out_unless_there_is_nothing_else():
    assert stems("leren van de fouten") == stems("leren fouten")
    assert stems("van de") == ["van", "de"]


def test_signs_are_no_words():
    assert parse_terms("!!! -- ' \" * ( ) :", "nl") == ()


def test_at_most_eight_terms_and_each_once():
    assert len(parse_terms("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10", "nl")) == 8
    assert len(parse_terms("fout fout FOUT", "nl")) == 1


def test_short_words_have_no_prefix_and_long_stems_are_their_own():
    assert parse_terms("ev", "nl") == (Term("ev", ""),)
    assert parse_terms("ontwikkelen", "nl") == (Term("ontwikkel", "ontwikkel"),)
    assert parse_terms("gesp", "nl")[0].prefix == "gesp"


def test_index_words_hold_words_and_stems_once_parted_by_single_spaces():
    words = index_words("Leren, leren &  geleerd\n\tÉén", "nl").split(" ")
    assert sorted(words) == sorted({"leren", "leer", "geleerd", "een"})


def test_index_words_of_nothing():
    assert index_words(" \n--", "nl") == ""
