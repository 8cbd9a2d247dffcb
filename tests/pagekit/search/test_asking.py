"""Pages that editors put first for certain words."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from kennisbank.facets import read_selection
from kennisbank.queries import find_instruments
from pagekit.models import SearchPromotion
from pagekit.search.asking import ask
from pagekit.search.queries import search_pages
from pagekit.surroundings import current_surroundings
from tests.accounts.test_role_screens import make_person
from tests.kennisbank.factories import make_index, make_instrument


@pytest.fixture
def pages(tree):
    index = make_index(tree.nl)
    return [make_instrument(index, title, summary=f"{title} gesprek.") for title in ("Aa", "Bb", "Cc")]


def titles(query):
    return [strip_tags(hit.title) for hit in search_pages(query, language="nl").hits]


def promote(page, words="gesprek, slim aanvragen", **fields):
    return SearchPromotion.objects.create(page=page, words=words, **fields)


def test_promoted_page_comes_first_and_once(pages):
    promote(pages[2])
    assert titles("gesprekken") == ["Cc", "Aa", "Bb"]
    results = search_pages("gesprek", language="nl")
    assert (results.total, [hit.promoted for hit in results.hits]) == (3, [True, False, False])


def test_promoted_page_is_found_without_the_words_in_any_order(pages):
    promote(pages[1])
    assert titles("aanvragen SLIM") == ["Bb"]


@pytest.mark.parametrize("query", ["slim", "gesprek slim aanvragen", "gesprekkaart"])
def test_only_for_exactly_these_words(pages, query):
    promote(pages[1], words="slim aanvragen")
    assert not any(hit.promoted for hit in search_pages(query, language="nl").hits)


def test_order_of_several(pages):
    promote(pages[1], order=2)
    promote(pages[2], order=1)
    assert titles("gesprek") == ["Cc", "Bb", "Aa"]


def test_page_that_is_not_public_does_not_come_first_nor_at_all(pages):
    promote(pages[0])
    promote(pages[1])
    PageViewRestriction.objects.create(page=pages[0], restriction_type=PageViewRestriction.LOGIN)
    pages[1].unpublish()
    assert titles("slim aanvragen") == []
    assert search_pages("slim aanvragen", language="nl").in_all == 0


def test_kennisbank_puts_it_first_only_where_words_decide_the_order(pages):
    promote(pages[2])

    def find(query):
        found = find_instruments(read_selection(QueryDict(query)), "nl")
        return [(row.page.title, row.promoted) for row in found.rows]

    assert find("q=gesprek") == [("Cc", True), ("Aa", False), ("Bb", False)]
    assert find("q=gesprek&sorteer=titel") == [("Aa", False), ("Bb", False), ("Cc", False)]
    assert find("q=gesprek&blok=2") == []


def test_no_query_when_nothing_changed(pages, django_assert_num_queries):
    around = current_surroundings()
    ask("iets", "nl", around)
    with django_assert_num_queries(0):
        ask("gesprek", "nl", around)


@pytest.mark.parametrize("words", ["!!!", " , ,"])
def test_promotion_without_words_is_refused(pages, words):
    with pytest.raises(ValidationError):
        SearchPromotion(page=pages[0], words=words).full_clean()


@pytest.mark.parametrize(("who", "expected"), [("redactie", ["Bb"]), ("coach", [])])
def test_editors_put_a_page_first_and_others_do_not(client, pages, who, expected):
    client.force_login(make_person(who))
    client.post("/beheer/pagekit_promotions/new/", {"words": "slim aanvragen", "page": pages[1].pk, "order": 1})
    assert titles("slim aanvragen") == expected


def test_page_with_results_says_that_editors_chose_it(pages, client):
    promote(pages[2])
    assert client.get("/zoeken/?q=gesprek").text.count("lg-badge") == 1
    assert client.get("/kennisbank/?q=slim+aanvragen").text.count("Cc</a>") == 1
