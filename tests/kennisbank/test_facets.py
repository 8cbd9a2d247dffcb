"""What an address asks for, and the borders of the facets."""

import pytest
from django.http import QueryDict

from kennisbank.enums import CostBand, TimeBand
from kennisbank.facets import FACETS, Sorting, read_selection, time_band


def read(query):
    return read_selection(QueryDict(query))


@pytest.mark.parametrize(
    ("minutes", "band"),
    [
        (0, TimeBand.QUARTER),
        (15, TimeBand.QUARTER),
        (16, TimeBand.HOUR),
        (60, TimeBand.HOUR),
        (61, TimeBand.MORE),
        (2400, TimeBand.MORE),
    ],
)
def test_time_band_at_its_borders(minutes, band):
    assert time_band(minutes) == band


def test_read_selection_combines_values_and_keeps_the_order_of_the_list():
    selection = read("grootte=small&blok=4&blok=2&grootte=micro")
    assert selection.chosen == {"blok": ("2", "4"), "grootte": ("micro", "small")}
    assert selection.number_chosen == 4


@pytest.mark.parametrize(
    "query",
    [
        "blok=7",
        "blok=0",
        "blok=-1",
        "blok=2.0",
        "blok=%00",
        "blok=" + "9" * 5000,
        "grootte=HUGE",
        "kosten=5",
        "bewijs=6",
        "hr=met",
        "slim=D",
        "label=",
        "label=' OR 1=1 --",
        "label=" + "a" * 101,
        "onbekend=1",
        "page=0",
        "page=-3",
        "page=" + "9" * 5000,
        "page=٣",
        "sorteer=beste",
        "sorteer=woorden",
        "q=%00",
        "q=" + "+" * 300,
    ],
)
def test_read_selection_leaves_out_what_does_not_exist(query):
    assert read(query) == read("")


def test_read_selection_sorts_by_words_only_when_there_are_words():
    assert read("").sorting == Sorting.TITLE
    assert read("q=leren").sorting == Sorting.RELEVANCE
    assert read("q=leren&sorteer=kosten").sorting == Sorting.COST


def test_read_selection_cuts_long_text():
    assert len(read("q=" + "a" * 5000).text) == 100


def test_address_of_selection_reads_as_the_same_selection():
    selection = read("q=leren+van+fouten&blok=2&kosten=0&kosten=1&label=leren-in-de-ploeg&sorteer=tijd")
    assert read(selection.address()[1:]) == selection


def test_without_takes_away_one_value_or_the_whole_facet():
    selection = read("blok=2&blok=4&kosten=0&page=3")
    assert selection.without("blok", "2").chosen == {"blok": ("4",), "kosten": ("0",)}
    assert selection.without("blok").chosen == {"kosten": ("0",)}
    assert selection.without("kosten", "0").chosen == {"blok": ("2", "4")}
    assert selection.without("blok").page_number == 1


def test_without_text_sorts_by_title_again():
    assert read("q=leren&blok=2").without_text() == read("blok=2")


def test_every_facet_of_codes_has_a_label_for_every_code():
    assert [name for name, facet in FACETS.items() if not facet.labels] == ["label"]
    assert list(FACETS["kosten"].labels) == [str(band.value) for band in CostBand]
