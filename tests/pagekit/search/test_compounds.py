"""Words that Dutch writes together are found by their parts, and nonsense is not."""

import pytest
from django.utils.html import strip_tags

from pagekit.models import SearchSynonym
from pagekit.search.asking import ask
from pagekit.search.compounds import compounds_of, parts_of
from pagekit.search.queries import search_pages
from pagekit.surroundings import current_surroundings
from tests.kennisbank.factories import make_index, make_instrument


def parts(folded, language="nl"):
    return [tuple(part for part, _stem in pair) for pair in parts_of(folded, language)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("opleidingsplan", ("opleiding", "plan")),
        ("personeelsplan", ("personeel", "plan")),
        ("leidinggevendencoaching", ("leidinggevende", "coaching")),
        ("loopbaangesprekken", ("loopbaan", "gesprekken")),
        ("lassersplan", ("lasser", "plan")),
    ],
)
def test_a_word_is_read_as_its_parts(word, expected):
    assert parts(word) == [expected]


@pytest.mark.parametrize(
    "word", ["plan", "planeet", "plantage", "planning", "werkgever", "gesprekover", "fietsenmaker", "a" * 40, ""]
)
def test_a_word_without_two_parts_stays_whole(word):
    assert parts(word) == []


def test_only_dutch_writes_words_together():
    assert parts("trainingplan", "en") == []
    assert compounds_of("training", "plan", "en") == ()


def test_two_words_make_longer_ones_in_both_orders():
    words = {folded for folded, _stem in compounds_of("plan", "opleidingen", "nl")}
    assert {"opleidingsplan", "opleidingenplan", "opleidingplan", "planopleidingen"} <= words


@pytest.mark.parametrize(("one", "other"), [("de", "plan"), ("groene", "fietsen"), ("slim", "hout")])
def test_two_words_without_a_word_of_the_field_make_nothing(one, other):
    assert compounds_of(one, other, "nl") == ()


def titles(query):
    return [strip_tags(hit.title) for hit in search_pages(query, language="nl").hits]


@pytest.fixture
def index(tree):
    return make_index(tree.nl)


@pytest.mark.parametrize("query", ["plan voor opleiding", "opleiding plan", "plan opleidingen"])
def test_parts_find_the_long_word(index, query):
    make_instrument(index, "Opleidingsplan")
    assert titles(query) == ["Opleidingsplan"]


def test_long_word_finds_its_parts_after_itself(index):
    make_instrument(index, "Aa", summary="Een plan voor de opleiding.")
    make_instrument(index, "Bb", summary="Het opleidingsplan.")
    assert titles("opleidingsplan") == ["Bb", "Aa"]


def test_long_word_that_is_there_often_is_not_taken_apart(index):
    make_instrument(index, "Aa", summary="Een plan voor de opleiding.")
    for number in range(3):
        make_instrument(index, f"Bb {number}", summary="Het opleidingsplan.")
    assert titles("opleidingsplan") == ["Bb 0", "Bb 1", "Bb 2"]


def test_part_finds_its_synonyms(index):
    make_instrument(index, "Aa", summary="De baas krijgt een coach.")
    SearchSynonym.objects.create(word="leidinggevende", synonyms="baas")
    assert titles("leidinggevendencoaching") == ["Aa"]


@pytest.mark.parametrize("query", ["plantage", "planeetcoaching", "gesprekkenbak", "planopplan"])
def test_nonsense_finds_nothing(index, query):
    make_instrument(index, "Aa", summary="Een plan voor coaching en een gesprek.")
    assert titles(query) == []


def test_only_a_word_that_can_be_read_as_two_costs_a_query(index, django_assert_num_queries):
    around = current_surroundings()
    ask("iets", "nl", around)
    with django_assert_num_queries(0):
        ask("xylofoon spelen", "nl", around)
    with django_assert_num_queries(1):
        ask("opleidingsplan personeelsplan", "nl", around)
