"""The list of instruments: counts, combinations, orders, and what must never be in it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kennisbank.facets import read_selection
from kennisbank.models import InstrumentFacet, RelatedInstrument
from kennisbank.queries import find_instruments, instrument_of_the_week, newest_instruments, related_to
from pagekit.models import SearchEntry
from pagekit.search.asking import ask
from pagekit.surroundings import current_surroundings
from tests.kennisbank.factories import make_index, make_instrument


def find(query="", language="nl", around=None):
    return find_instruments(read_selection(QueryDict(query)), language, around)


def titles(found):
    return [row.page.title for row in found.rows]


def counts(found, name):
    return {
        option.value: option.count for facets in found.facets if facets.facet.name == name for option in facets.options
    }


@pytest.fixture
def four(kennisbank):
    """Four instruments that differ in block, size, cost and time."""
    return [
        make_instrument(
            kennisbank, "Aa", building_blocks=[1, 2], size_bands=["micro"], cost_band=0, minutes_per_week=15
        ),
        make_instrument(
            kennisbank, "Bb", building_blocks=[2], size_bands=["micro", "small"], cost_band=1, minutes_per_week=16
        ),
        make_instrument(
            kennisbank, "Cc", building_blocks=[2, 3], size_bands=["small"], cost_band=0, minutes_per_week=60
        ),
        make_instrument(kennisbank, "Dd", building_blocks=[3], size_bands=["medium"], cost_band=4, minutes_per_week=61),
    ]


def test_everything_is_listed_by_title(four):
    found = find()
    assert (found.total, titles(found)) == (4, ["Aa", "Bb", "Cc", "Dd"])


def test_values_of_one_facet_widen_and_facets_narrow(four):
    assert titles(find("blok=1&blok=3")) == ["Aa", "Cc", "Dd"]
    assert titles(find("blok=1&blok=3&grootte=small")) == ["Cc"]
    assert find("blok=1&blok=3&grootte=small").total == 1


def test_counts_of_a_facet_look_at_the_other_facets(four):
    found = find("blok=2&grootte=small")
    assert counts(found, "blok") == {"2": 2, "3": 1}
    assert counts(found, "grootte") == {"micro": 2, "small": 2}
    assert counts(found, "kosten") == {"0": 1, "1": 1}


def test_each_count_is_what_choosing_it_gives(four):
    found = find("kosten=0")
    for name in ("blok", "grootte", "tijd", "soort", "thema"):
        for value, count in counts(found, name).items():
            assert find(f"kosten=0&{name}={value}").total == count, (name, value)


def test_a_chosen_value_without_instruments_stays_visible(four):
    found = find("blok=6")
    assert (found.total, counts(found, "blok")) == (0, {"1": 1, "2": 3, "3": 2, "6": 0})


def test_time_facet_at_its_borders(four):
    assert titles(find("tijd=quarter")) == ["Aa"]
    assert titles(find("tijd=hour")) == ["Bb", "Cc"]
    assert titles(find("tijd=more")) == ["Dd"]


def test_without_hr_facet(kennisbank):
    make_instrument(kennisbank, "Met", without_hr=False)
    make_instrument(kennisbank, "Zonder", without_hr=True)
    assert titles(find("hr=zonder")) == ["Zonder"]


def test_tag_facet_shows_names_and_combines(kennisbank):
    make_instrument(kennisbank, "Aa", tags=["Leren in de ploeg", "gesprek"])
    make_instrument(kennisbank, "Bb", tags=["gesprek"])
    found = find("label=gesprek")
    assert titles(found) == ["Aa", "Bb"]
    labels = [option.label for facets in found.facets if facets.facet.name == "label" for option in facets.options]
    assert labels == ["gesprek", "Leren in de ploeg"]
    assert titles(find("label=leren-in-de-ploeg")) == ["Aa"]


def test_only_the_most_used_tags_are_offered_but_a_chosen_one_always(kennisbank):
    for number in range(15):
        make_instrument(kennisbank, f"Aa {number}", tags=["overal", f"los-{number:02}"])
    assert len(counts(find(), "label")) == 12
    found = find("label=los-14")
    assert counts(found, "label")["los-14"] == 1
    assert titles(found) == ["Aa 14"]


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        ("titel", ["Aa", "Bb", "Cc", "Dd"]),
        ("tijd", ["Aa", "Bb", "Cc", "Dd"]),
        ("kosten", ["Aa", "Cc", "Bb", "Dd"]),
    ],
)
def test_orders(four, sorting, expected):
    assert titles(find(f"sorteer={sorting}")) == expected


def test_newest_first(kennisbank):
    now = timezone.now()
    make_instrument(kennisbank, "Oud", first_published_at=now - timedelta(days=9))
    make_instrument(kennisbank, "Nieuw", first_published_at=now)
    assert titles(find("sorteer=nieuw")) == ["Nieuw", "Oud"]
    assert [page.title for page in newest_instruments("nl", 1)] == ["Nieuw"]


def test_titles_sort_without_accents_and_capitals(kennisbank):
    for title in ("EVC", "Één-punts-les", "een dag mee", "Zaag"):
        make_instrument(kennisbank, title)
    assert titles(find()) == ["een dag mee", "Één-punts-les", "EVC", "Zaag"]


def test_pages_of_results_keep_to_what_exists(kennisbank):
    for number in range(45):
        make_instrument(kennisbank, f"Instrument {number:02}")
    assert titles(find("page=2"))[0] == "Instrument 20"
    assert titles(find("page=3")) == [f"Instrument {number}" for number in range(40, 45)]
    assert titles(find("page=99999")) == titles(find("page=3"))
    assert find("blok=1&page=2").pagination_base == "?blok=1&"


def test_nothing_found_says_what_to_drop(four):
    found = find("blok=1&grootte=medium")
    assert found.total == 0
    assert [(way.address, way.count) for way in found.ways_out] == [("?grootte=medium", 1), ("?blok=1", 1)]


def test_nothing_found_with_words_and_a_filter_offers_to_drop_either(four):
    make_instrument(four[0].get_parent().specific, "Gesprekskaart", building_blocks=[4])
    found = find("q=gesprekskaart&blok=1")
    assert [(way.address, way.count) for way in found.ways_out] == [("?q=gesprekskaart", 1), ("?blok=1", 1)]


def test_nothing_found_with_several_words_offers_the_words_that_do_exist(four):
    make_instrument(four[0].get_parent().specific, "Gesprekskaart")
    assert [(way.address, way.count) for way in find("q=gesprekskaart+xylofoon").ways_out] == [("?q=gesprekskaart", 1)]


def test_only_signs_find_nothing(four):
    found = find("q=%21%21%3F")
    assert (found.total, found.rows) == (0, [])


@pytest.mark.parametrize(
    "query", ["", "q=tabel", "blok=1", "q=tabel&blok=1&grootte=small&label=gesprek&sorteer=kosten"]
)
@pytest.mark.parametrize("number", [3, 30])
def test_the_number_of_queries_is_the_same_at_3_and_30(kennisbank, django_assert_num_queries, query, number):
    for position in range(number):
        make_instrument(kennisbank, f"Tabel {position:02}", tags=["gesprek", f"eigen-{position}"])
    around = current_surroundings()
    ask("iets", "nl", around)
    with django_assert_num_queries(4):
        found = find(query, around=around)
    assert found.total == number


class TestWhatThePublicMayNotRead:
    """A page with a word that stands nowhere else is in no list, no count and no suggestion."""

    @pytest.fixture
    def secret(self, kennisbank):
        make_instrument(kennisbank, "Openbaar")
        return make_instrument(
            kennisbank, "Sentinelplan", tags=["sentineltag"], building_blocks=[6], summary="Kwikzilverwoord."
        )

    def assert_gone(self):
        everything = find()
        assert (everything.total, titles(everything)) == (1, ["Openbaar"])
        assert counts(everything, "label") == {}
        assert "6" not in counts(everything, "blok")
        for query in ("q=sentinelplan", "q=kwikzilverwoord", "label=sentineltag", "blok=6"):
            assert (find(query).total, find(query).rows) == (0, [])
        assert [way.address for way in find("q=sentinelplan&blok=6").ways_out] == []
        assert [page.title for page in newest_instruments("nl")] == ["Openbaar"]

    def test_it_is_found_while_it_is_public(self, secret):
        assert titles(find("q=kwikzilverwoord&blok=6&label=sentineltag")) == ["Sentinelplan"]

    def test_unpublished(self, secret):
        secret.unpublish()
        self.assert_gone()

    def test_deleted(self, secret):
        secret.delete()
        self.assert_gone()

    def test_expired(self, secret):
        secret.expire_at = timezone.now() - timedelta(days=1)
        secret.save()
        from django.core.management import call_command

        call_command("publish_scheduled")
        self.assert_gone()

    @pytest.mark.parametrize(
        "kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS]
    )
    def test_restricted(self, secret, kind):
        restriction = PageViewRestriction(page=secret, restriction_type=kind, password="geheim")
        restriction.save()
        if kind == PageViewRestriction.GROUPS:
            restriction.groups.add(Group.objects.create(name="leden"))
        self.assert_gone()

    def test_restricted_and_opened_again(self, secret):
        restriction = PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
        restriction.delete()
        assert find("blok=6").total == 1

    def test_moved_under_a_restricted_page(self, secret, tree):
        closed = make_index(tree.nl, title="Besloten", slug="besloten")
        PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
        secret.move(closed, pos="last-child")
        self.assert_gone()

    def test_the_whole_kennisbank_restricted(self, secret, kennisbank):
        PageViewRestriction.objects.create(page=kennisbank, restriction_type=PageViewRestriction.LOGIN)
        assert (find().total, find().facets) == (0, [])
        assert SearchEntry.objects.filter(kind="kennisbank.instrumentpage").count() == 0

    def test_never_published(self, kennisbank):
        make_instrument(kennisbank, "Openbaar")
        make_instrument(
            kennisbank,
            "Sentinelplan",
            publish=False,
            tags=["sentineltag"],
            building_blocks=[6],
            summary="Kwikzilverwoord.",
        )
        self.assert_gone()

    def test_words_of_a_draft(self, secret):
        secret.unpublish()
        page = make_instrument(secret.get_parent().specific, "Derde", building_blocks=[1])
        page.summary = "Kwikzilverwoord."
        page.building_blocks = [6]
        page.save_revision()
        assert (find("q=kwikzilverwoord").total, find("blok=6").total) == (0, 0)
        page.save_revision().publish()
        assert (find("q=kwikzilverwoord").total, find("blok=6").total) == (1, 1)

    def test_an_alias_in_the_other_language(self, secret, tree, kennisbank):
        english = kennisbank.copy_for_translation(tree.english)
        english.save_revision().publish()
        secret.create_alias(parent=english, update_locale=tree.english)
        assert (find(language="en").total, find("q=kwikzilverwoord", "en").total) == (0, 0)

    def test_a_stale_row_in_the_index_shows_no_page(self, secret):
        """Even if somebody changes pages behind the back of the signals, the list asks the page itself once more."""
        type(secret).objects.filter(pk=secret.pk).update(live=False)
        assert "Sentinelplan" not in titles(find())


def test_languages_are_apart(kennisbank, tree):
    english = kennisbank.copy_for_translation(tree.english)
    english.save_revision().publish()
    make_instrument(kennisbank, "Plan", tags=["gesprek"])
    make_instrument(english, "Plan too", tags=["conversation"], locale=tree.english)
    assert (titles(find()), titles(find(language="en"))) == (["Plan"], ["Plan too"])
    assert list(counts(find(language="en"), "label")) == ["conversation"]


def test_deleting_a_page_leaves_no_rows(kennisbank):
    page = make_instrument(kennisbank, tags=["gesprek"])
    page_id = page.pk
    page.delete()
    assert (InstrumentFacet.objects.count(), SearchEntry.objects.filter(pk=page_id).count()) == (0, 0)


def test_related_instruments_come_in_the_editors_order_and_the_readers_language(kennisbank, tree):
    first, second, third = (make_instrument(kennisbank, title) for title in ("Een", "Twee", "Drie"))
    english_index = kennisbank.copy_for_translation(tree.english)
    english_index.save_revision().publish()
    english = {}
    for page in (first, second):
        english[page.title] = page.copy_for_translation(tree.english)
        english[page.title].save_revision().publish()
    for order, other in enumerate((third, second)):
        for page in (first, english["Een"]):
            RelatedInstrument.objects.create(page=page, instrument=other, sort_order=order, locale=page.locale)
    assert related_to(first) == [third, second]
    assert related_to(english["Een"]) == [english["Twee"]]
    second.unpublish()
    assert related_to(first) == [third]


def test_instrument_of_the_week_is_the_same_all_week_and_in_both_languages(kennisbank, tree):
    english_index = kennisbank.copy_for_translation(tree.english)
    english_index.save_revision().publish()
    for number in range(6):
        page = make_instrument(kennisbank, f"Plan {number}")
        page.copy_for_translation(tree.english).save_revision().publish()
    monday = date(2026, 12, 28)  # ISO week 53 runs into the next year
    week = {instrument_of_the_week("nl", today=monday + timedelta(days=day)).pk for day in range(7)}
    assert len(week) == 1
    dutch, english = (instrument_of_the_week(code, today=monday) for code in ("nl", "en"))
    assert (dutch.translation_key, dutch.locale_id) == (english.translation_key, tree.dutch.pk)
    year = {instrument_of_the_week("nl", today=monday + timedelta(weeks=number)).pk for number in range(52)}
    assert len(year) > 2


def test_instrument_of_the_week_without_instruments(kennisbank):
    assert instrument_of_the_week("nl", today=date(2026, 11, 22)) is None
