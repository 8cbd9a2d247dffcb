"""Did you mean …? Only words that everybody may read."""

import pytest
from wagtail.models import PageViewRestriction

from pagekit.models import SearchSynonym, SearchWord
from pagekit.search.asking import ask
from pagekit.search.indexing import index_pages, rebuild_index
from pagekit.search.suggestions import nearest, suggest
from pagekit.surroundings import current_surroundings
from tests.kennisbank.factories import make_index, make_instrument


@pytest.fixture
def index(tree):
    return make_index(tree.nl)


def suggested(text, found=0, language="nl"):
    return suggest(text, language, current_surroundings(), found=found)


@pytest.mark.parametrize(
    ("typed", "other", "near"),
    [
        ("plan", "plan", False),  # the word itself is no suggestion
        ("plan", "plna", True),
        ("plan", "pln", True),
        ("plan", "plaan", True),
        ("plan", "klan", True),
        ("plan", "plnas", False),  # a short word may differ in one place
        ("gesprek", "gesperkk", True),  # a longer one in two
        ("gesprek", "gesperkkn", False),
        ("plan", "boor", False),
        ("plan", "plantage", False),
    ],
)
def test_word_is_near_with_one_error_or_two_in_a_long_one(typed, other, near):
    assert nearest(typed, [(other, 1)]) == (other if near else "")


def test_nearest_has_fewest_errors_then_the_same_first_letter_then_most_pages():
    assert nearest("gesprak", [("gesprekt", 99), ("gesprek", 1)]) == "gesprek"
    assert nearest("loopban", [("koopban", 99), ("loopbal", 1), ("loopbaan", 2)]) == "loopbaan"
    assert nearest("boor", [("boord", 0), ("door", 9)]) == "boord"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gesprekskart", "gesprekskaart"),
        ("gespreskkaart", "gesprekskaart"),
        ("Gezprekskaard", "gesprekskaart"),
        ("de gesprekskart zagen", "de gesprekskaart zagen"),
        ("zagne", "zagen"),
    ],
)
def test_typing_errors(index, typed, meant):
    make_instrument(index, "Gesprekskaart", summary="Zagen.")
    assert suggested(typed) == meant


@pytest.mark.parametrize("typed", ["xylofoon", "zag", "9999", "zzzzzzzz", "!!!", "", "a" * 100, "zaegn xylofoon"])
def test_nothing_near_gives_nothing(index, typed):
    make_instrument(index, "Gesprekskaart", summary="Zagen.")
    assert suggested(typed) == ""


def test_what_finds_no_more_is_not_suggested(index):
    make_instrument(index, "Gesprekskaart")
    assert suggested("gesprekskart", found=1) == ""


def test_word_of_a_synonym_is_suggested_when_it_finds_something(index):
    SearchSynonym.objects.create(word="voorman", synonyms="ploegbaas")
    assert suggested("ploegbass") == ""
    make_instrument(index, "Aa", summary="Met de voorman.")
    assert suggested("ploegbass") == "ploegbaas"


def test_suggestion_is_of_the_same_language(index):
    make_instrument(index, "Gesprekskaart")
    assert suggested("gesprekskart", language="en") == ""


class TestWordsOfPagesThatAreNotPublic:
    """Every way in which a page with the word `geheimplan` leaves the public."""

    @pytest.fixture
    def secret(self, index):
        page = make_instrument(index, "Geheimplan")
        assert suggested("geheimplna") == "geheimplan"
        return page

    def check(self):
        assert suggested("geheimplna") == ""
        assert SearchWord.objects.filter(word="geheimplan").count() == 0

    def test_unpublished(self, secret):
        secret.unpublish()
        self.check()

    def test_deleted(self, secret):
        secret.delete()
        self.check()

    def test_restricted_and_opened_again(self, secret):
        restriction = PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
        self.check()
        restriction.delete()
        assert suggested("geheimplna") == "geheimplan"

    def test_word_taken_out_of_the_text(self, secret):
        secret.title = "Openbaar"
        secret.save()
        index_pages([secret.pk])
        self.check()

    def test_draft(self, index):
        make_instrument(index, "Geheimplan", publish=False)
        self.check()


def test_words_are_counted_per_page_and_once_however_often_a_page_is_indexed(index):
    first = make_instrument(index, "Boorplan", summary="Boorplan en boorplan.")
    make_instrument(index, "Zaagplan", summary="Geen boorplan.")
    index_pages([first.pk, first.pk])
    assert SearchWord.objects.get(word="boorplan").pages == 2
    rebuild_index()
    rows = set(SearchWord.objects.values_list("language", "word", "pages"))
    SearchWord.objects.filter(word="boorplan").update(pages=7)
    rebuild_index()
    assert set(SearchWord.objects.values_list("language", "word", "pages")) == rows


def test_page_with_results_links_to_the_suggestion(index, client):
    make_instrument(index, "Gesprekskaart")
    html = client.get("/zoeken/?q=gesprekskart").text
    assert '<a href="?q=gesprekskaart"><b>gesprekskaart</b></a>' in html
    html = client.get("/kennisbank/?q=gesprekskart").text
    assert '<a href="?q=gesprekskaart"><b>gesprekskaart</b></a>' in html


def test_filters_may_be_the_reason_so_nothing_is_suggested_with_them(index, client):
    make_instrument(index, "Gesprekskaart")
    assert "gesprekskaart</b>" not in client.get("/kennisbank/?q=gesprekskart&blok=1").text


def test_what_was_typed_around_it_is_escaped(index, client):
    make_instrument(index, "Gesprekskaart", summary="Over script en alert.")
    html = client.get("/zoeken/", {"q": "<script>alert gesprekskart"}).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert gesprekskaart" in html


def test_queries_have_a_limit(index, django_assert_max_num_queries):
    make_instrument(index, "Gesprekskaart", summary="Zagen en boren.")
    around = current_surroundings()
    ask("gesprekskart zaegn borne", "nl", around)  # what was typed is always asked first
    with django_assert_max_num_queries(8):
        assert suggest("gesprekskart zaegn borne", "nl", around, found=0) == "gesprekskaart zagen boren"
