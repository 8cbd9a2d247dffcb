"""What somebody typed, widened by the synonyms of the editors."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from kennisbank.models import KennisbankIndexPage
from pagekit.models import SearchSynonym
from pagekit.search.queries import search_pages
from pagekit.search.synonyms import read_thesaurus, thesaurus, understand
from pagekit.search.words import Term
from pagekit.surroundings import current_surroundings
from tests.accounts.test_role_screens import make_person
from tests.kennisbank.factories import make_index, make_instrument


def make_synonym(word, synonyms, **fields):
    return SearchSynonym.objects.create(word=word, synonyms=synonyms, **fields)


def titles(query, language="nl"):
    return [strip_tags(hit.title) for hit in search_pages(query, language=language).hits]


@pytest.fixture
def pages(tree):
    index = make_index(tree.nl)
    make_instrument(index, "Aa", summary="Praat met je voorman.")
    make_instrument(index, "Bb", summary="De ploegbaas kijkt mee.")
    make_instrument(index, "Cc", summary="Dit hoort bij Wij Techniek.")
    make_instrument(index, "Dd", summary="Alleen techniek.")


@pytest.mark.parametrize("query", ["voorman", "Ploegbaas", "voormannen"])
def test_each_word_finds_the_others_and_what_was_typed_comes_first(pages, query):
    make_synonym("voorman", "ploegbaas, teamleider")
    assert sorted(titles(query)) == ["Aa", "Bb"]
    assert titles(query)[0] == ("Bb" if query == "Ploegbaas" else "Aa")


def test_a_change_works_at_once_and_so_does_taking_it_away(pages):
    assert titles("opzichter") == []
    row = make_synonym("opzichter", "voorman")
    assert titles("opzichter") == ["Aa"]
    row.synonyms = "ploegbaas"
    row.save()
    assert titles("opzichter") == ["Bb"]
    row.delete()
    assert titles("opzichter") == []


def test_one_way_finds_the_others_but_not_back(pages):
    make_synonym("opzichter", "voorman", both_ways=False)
    make_instrument(KennisbankIndexPage.objects.get(), "Ee", summary="Een opzichter.")
    assert titles("opzichter") == ["Ee", "Aa"]
    assert titles("voorman") == ["Aa"]


def test_phrase_must_be_there_as_a_whole(pages):
    make_synonym("OTIB", "Wij Techniek", both_ways=False)
    assert titles("otib") == ["Cc"]


@pytest.mark.parametrize("query", ["MKB-idee", "mkb idee", "MKB!DEE", "mkb!dee subsidie"])
def test_phrase_that_was_typed_is_one_term(query, db):
    make_synonym("MKB-idee", "MKB!dee")
    first = understand(query, "nl", current_surroundings())[0]
    own = first.own.ways[0]
    others = [way for way in first.ways if way != own]
    assert [term.stem for term in own] == ["mkb", "idee" if "idee" in query else "dee"]
    assert [[term.stem for term in way] for way in others] == [["mkb", "dee" if "idee" in query else "idee"]]


def test_words_of_a_synonym_are_marked_but_not_its_little_words(pages):
    make_synonym("OTIB", "Wij Techniek", both_ways=False)
    assert '<mark class="lg-mark">Techniek</mark>' in search_pages("otib", language="nl").hits[0].text
    assert '<mark class="lg-mark">Wij</mark>' not in search_pages("otib", language="nl").hits[0].text


def test_synonyms_are_of_one_language(pages):
    make_synonym("foreman", "voorman", language="en")
    assert titles("foreman") == []
    assert read_thesaurus("nl") == {}


def test_short_synonym_does_not_stand_for_longer_words(db):
    make_synonym("ontwikkelplan", "POP")
    (term,) = understand("ontwikkelplan", "nl", current_surroundings())
    assert term.ways == ((Term("pop", ""),),)


def test_no_query_when_nothing_changed(pages, django_assert_num_queries):
    make_synonym("voorman", "ploegbaas")
    around = current_surroundings()
    with django_assert_num_queries(1):
        understand("voorman", "nl", around)
    with django_assert_num_queries(0):
        understand("ploegbaas", "nl", around)


def test_thesaurus_without_rows_is_remembered_too(db, django_assert_num_queries):
    around = current_surroundings()
    thesaurus("nl", around)
    with django_assert_num_queries(0):
        assert thesaurus("nl", around) == {}


def test_ways_have_a_limit(db):
    for number in range(3):
        make_synonym(f"plan{number}", "voorman, " + ", ".join(f"woord{number}x{place}" for place in range(15)))
    (term,) = understand("voorman", "nl", current_surroundings())
    assert len(term.ways) == 24


@pytest.mark.parametrize(
    ("word", "synonyms"), [("!!!", "voorman"), ("voorman", "..., !"), ("voorman", ", ".join("abcdefghijklmnopqrstu"))]
)
def test_synonym_that_says_nothing_is_refused(db, word, synonyms):
    with pytest.raises(ValidationError):
        SearchSynonym(word=word, synonyms=synonyms).full_clean()


def test_second_row_for_a_word_is_refused_with_the_way_on(db):
    make_synonym("Voorman", "ploegbaas")
    with pytest.raises(ValidationError) as refusal:
        SearchSynonym(word="voorman", synonyms="chef").full_clean()
    assert len(refusal.value.messages) == 1


@pytest.mark.parametrize(("who", "expected"), [("redactie", 1), ("coach", 0), ("organisatie", 0)])
def test_editors_add_a_synonym_and_others_do_not(client, tree, who, expected):
    client.force_login(make_person(who))
    data = {"language": "nl", "word": "voorman", "synonyms": "ploegbaas", "both_ways": "on"}
    client.post("/beheer/pagekit_synonyms/new/", data)
    assert SearchSynonym.objects.count() == expected
