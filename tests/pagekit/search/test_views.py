"""The search over the whole site."""

import pytest
from django.core.management import call_command
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from pagekit.models import SearchEntry
from pagekit.search.asking import ask
from pagekit.search.queries import search_pages
from pagekit.surroundings import current_surroundings
from tests.kennisbank.factories import make_index, make_instrument


@pytest.fixture
def instruments(tree):
    index = make_index(tree.nl, introduction="Instrumenten om te leren.")
    return [
        make_instrument(index, "Gesprekskaart", summary="Voor een gesprek."),
        make_instrument(
            index, "Zaagplan", summary="Zagen.", what_it_is="<p>Begin met een gesprek</p><p>over zagen.</p>"
        ),
        make_instrument(index, "Boorplan", summary="Boren."),
    ]


def titles(results):
    return [strip_tags(hit.title) for hit in results.hits]


def test_words_in_the_title_come_first(instruments):
    assert titles(search_pages("gesprek", language="nl")) == ["Gesprekskaart", "Zaagplan"]


def test_all_words_must_be_there(instruments):
    assert titles(search_pages("gesprek zaag", language="nl")) == ["Zaagplan"]


def test_text_of_two_paragraphs_stays_two_words(instruments):
    assert search_pages("gesprekover", language="nl").total == 0


def test_kinds_are_counted_and_chosen(instruments):
    results = search_pages("instrumenten leren", language="nl")
    assert [(kind.code, kind.count) for kind in results.kinds] == [("kennisbank.kennisbankindexpage", 1)]
    everything = search_pages("gesprek", language="nl", kind="kennisbank.instrumentpage")
    assert (everything.total, everything.kind) == (2, "kennisbank.instrumentpage")


def test_unknown_kind_counts_as_none(instruments):
    assert search_pages("gesprek", language="nl", kind="auth.user").total == 2


@pytest.mark.parametrize("text", ["", "   ", "!!!", "' OR 1=1 --", "NEAR(a b)", "a* OR *", "(((", "'''", "\\", "🙂"])
def test_strange_words_find_nothing_and_break_nothing(instruments, client, text):
    response = client.get("/zoeken/", {"q": text})
    assert (response.status_code, response.context["results"].total) == (200, 0)


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999", "9" * 5000, ""])
def test_strange_page_numbers_break_nothing(instruments, client, number):
    assert client.get("/zoeken/", {"q": "gesprek", "page": number}).status_code == 200


def test_page_marks_words_and_sets_no_cookie(instruments, client):
    response = client.get("/zoeken/?q=gesprek")
    assert '<mark class="lg-mark">gesprek</mark>' in response.text
    assert "<b>2 pagina" in response.text or "<b>2 pages</b>" in response.text
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text


def test_what_was_typed_is_escaped(instruments, client):
    html = client.get("/zoeken/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html


def test_english_finds_english_only(instruments, client, tree):
    index = instruments[0].get_parent().specific.copy_for_translation(tree.english)
    index.save_revision().publish()
    make_instrument(index, "Gesprek card", locale=tree.english)
    assert titles(client.get("/en/zoeken/?q=gesprek").context["results"]) == ["Gesprek card"]


def test_restricted_pages_are_not_found(instruments, client):
    PageViewRestriction.objects.create(page=instruments[0], restriction_type=PageViewRestriction.LOGIN)
    assert titles(client.get("/zoeken/?q=gesprekskaart").context["results"]) == []


def test_post_is_refused(instruments, client):
    assert client.post("/zoeken/", {"q": "gesprek"}).status_code == 405


@pytest.mark.parametrize("number", [3, 30])
def test_number_of_queries_is_the_same_at_3_and_30(tree, django_assert_num_queries, number):
    index = make_index(tree.nl)
    for position in range(number):
        make_instrument(index, f"Plan {position:02}")
    around = current_surroundings()
    tree.nl.get_url()  # Wagtail remembers where sites begin
    ask("iets", "nl", around)
    with django_assert_num_queries(3):
        results = search_pages("plan", language="nl", around=around)
    assert results.total == number
    with django_assert_num_queries(2):
        assert search_pages("plan", language="nl", around=around).hits == results.hits


def test_rebuild_search_index_puts_right_what_went_round_the_signals(instruments, capsys):
    first, second, _third = instruments
    type(first).objects.filter(pk=first.pk).update(live=False)
    SearchEntry.objects.filter(pk=second.pk).delete()
    call_command("rebuild_search_index")
    assert titles(search_pages("gesprek", language="nl")) == ["Zaagplan"]
    assert first.facet_rows.count() == 0
    assert "pages in the search index" in capsys.readouterr().out
