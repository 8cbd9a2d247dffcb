"""What people searched and did not find: what is noted, what is counted, what editors see and do."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from pagekit.models import SearchMiss, SearchSynonym
from pagekit.search import misses
from tests.factories import make_user
from tests.kennisbank.factories import make_index, make_instrument

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noted(settings, tmp_path):
    """The file of this test, empty."""
    settings.SEARCH_MISSES = tmp_path / "misses.jsonl"
    return settings.SEARCH_MISSES


def lines(path):
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def rows():
    return [(row.language, row.week, row.words, row.times) for row in SearchMiss.objects.order_by("week", "words")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Functie   Waardering ", "functie waardering"),
        ("7-urige werkweek", "7-urige werkweek"),
        ("NEN 3140", "nen 3140"),
        ("artikel 12345", ""),
        ("06 12 34 56 78", ""),
        ("piet@example.org", ""),
        ("www.example.org", ""),
        ("https://example.org", ""),
        ("?!", ""),
        ("a", ""),
        ("een twee drie vier vijf zes", "een twee drie vier vijf zes"),
        ("een twee drie vier vijf zes zeven", ""),
        ("a" * 60, "a" * 60),
        ("a" * 61, ""),
        ("", ""),
    ],
)
def test_only_harmless_words_are_kept(typed, kept):
    assert misses.harmless(typed) == kept


@pytest.mark.django_db
def test_what_was_noted_is_counted_once_per_week(noted):
    for words in ("Stage", "stage", "loonstrook"):
        misses.note(words, "nl")
    misses.note("stage", "en")
    assert misses.count_noted(NOW) == "4 searches without result counted"
    assert not noted.exists()
    misses.note("stage", "nl")
    misses.count_noted(NOW)
    assert misses.count_noted(NOW) == "0 searches without result counted"
    assert sorted(rows()) == [("en", MONDAY, "stage", 1), ("nl", MONDAY, "loonstrook", 1), ("nl", MONDAY, "stage", 3)]


@pytest.mark.django_db
def test_what_was_asked_once_goes_after_its_week_and_the_rest_after_half_a_year():
    old = MONDAY - timedelta(weeks=27)
    for week, words, times in ((old, "lang geleden", 9), (MONDAY - timedelta(weeks=1), "eenmaal", 1)):
        SearchMiss.objects.create(language="nl", week=week, words=words, times=times)
    SearchMiss.objects.create(language="nl", week=MONDAY - timedelta(weeks=26), words="vaak", times=2)
    misses.note("eenmaal", "nl")
    misses.count_noted(NOW)
    assert rows() == [("nl", MONDAY - timedelta(weeks=26), "vaak", 2), ("nl", MONDAY, "eenmaal", 1)]


@pytest.mark.django_db
def test_file_of_a_worker_that_died_is_counted_by_the_next(noted):
    misses.note("stage", "nl")
    noted.rename(noted.with_suffix(".counting"))
    misses.note("loon", "nl")
    assert misses.count_noted(NOW) == "1 searches without result counted"
    assert misses.count_noted(NOW) == "1 searches without result counted"
    assert [words for _language, _week, words, _times in rows()] == ["loon", "stage"]


@pytest.mark.django_db
def test_lines_that_are_none_are_left_out(noted):
    noted.write_text(
        'x\n[]\n["nl"]\n["xx", "stage"]\n["nl", 7]\n["nl", "PIET@x.nl"]\n["nl", "stage"]\n', encoding="utf-8"
    )
    assert misses.count_noted(NOW) == "1 searches without result counted"
    assert rows() == [("nl", MONDAY, "stage", 1)]


def test_full_file_takes_no_more(noted, monkeypatch):
    monkeypatch.setattr(misses, "MOST_BYTES", 20)
    for _number in range(9):
        misses.note("stage", "nl")
    assert len(lines(noted)) == 2


def test_file_that_cannot_be_written_stops_no_search(settings, tmp_path, caplog):
    settings.SEARCH_MISSES = Path(tmp_path) / "no-such-folder" / "misses.jsonl"
    misses.note("stage", "nl")
    assert [record.message for record in caplog.records] == ["a search without result was not noted: FileNotFoundError"]


@pytest.mark.parametrize("path", ["/zoeken/", "/kennisbank/"])
def test_search_that_finds_nothing_is_noted_and_one_that_finds_is_not(tree, client, noted, path):
    make_instrument(make_index(tree.nl))
    client.get(path, {"q": "Vaardighedenmatrix"})
    client.get(path, {"q": ""})
    client.get(path, {"q": "piet@example.org"})
    assert lines(noted) == []
    client.get(path, {"q": "Kwartelkoning"})
    assert lines(noted) == ['["nl", "kwartelkoning"]']
    assert not SearchMiss.objects.exists()


def test_nothing_because_of_a_filter_is_not_noted(tree, client, noted):
    make_instrument(make_index(tree.nl))
    assert "1 instrument" not in client.get("/kennisbank/", {"q": "kwartel", "thema": "employability"}).text
    assert lines(noted) == []


@pytest.fixture
def editor(client, db):
    user = make_user("redactie@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name="redactie"))
    client.force_login(user)
    return client


def missed(words, times=2, language="nl", week=MONDAY):
    SearchMiss.objects.create(language=language, week=week, words=words, times=times)


def test_editor_sees_what_was_asked_twice_most_first(editor):
    missed("eenmaal", 1)
    missed("vaker", 2)
    missed("vaak", 1)
    missed("vaak", 4, week=MONDAY - timedelta(weeks=2))
    text = editor.get(reverse("pagekit_misses:index")).text
    assert text.index("vaak") < text.index("vaker")
    assert "5 keer" in text
    assert "eenmaal" not in text


def test_editor_makes_a_synonym_of_it(editor):
    missed("ziek zijn")
    url = f"{reverse('pagekit_synonyms:add')}?language=nl&amp;word=ziek%20zijn"
    assert url in editor.get(reverse("pagekit_misses:index")).text
    form = editor.get(url.replace("&amp;", "&")).context["form"]
    assert (form["language"].value(), form["word"].value()) == ("nl", "ziek zijn")
    assert not SearchSynonym.objects.exists()


def test_editor_takes_what_was_dealt_with_off_the_list(editor):
    missed("ziek zijn")
    missed("ziek zijn", language="en")
    missed("loon")
    response = editor.post(reverse("pagekit_misses:index"), {"miss": ["nl ziek zijn", "nl weg", "onzin"]}, follow=True)
    assert "1 zoekopdracht is van de lijst gehaald." in response.text
    assert sorted((row.language, row.words) for row in SearchMiss.objects.all()) == [
        ("en", "ziek zijn"),
        ("nl", "loon"),
    ]
    assert "Er is niets gekozen." in editor.post(reverse("pagekit_misses:index"), follow=True).text


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_as_much_for_many(editor, number, django_assert_num_queries):
    for place in range(number):
        missed(f"woord {place:02}")
    editor.get(reverse("pagekit_misses:index"))
    with django_assert_num_queries(11):
        text = editor.get(reverse("pagekit_misses:index")).text
    assert text.count('name="miss"') == number
