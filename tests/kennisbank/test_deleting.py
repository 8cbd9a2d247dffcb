"""Deleting pages leaves nothing behind that points at them."""

from django.db import connection
from wagtail.models import Page

from kennisbank.models import InstrumentFacet, InstrumentPage
from pagekit.models import SearchEntry
from tests.kennisbank.factories import make_instrument


def test_deleting_an_instrument_takes_its_facets_and_words_along(kennisbank):
    page = make_instrument(kennisbank)
    assert InstrumentFacet.objects.filter(page=page).exists()
    InstrumentPage.objects.get(pk=page.pk).delete()
    assert InstrumentFacet.objects.count() == 0
    assert not SearchEntry.objects.filter(pk=page.pk).exists()
    connection.check_constraints()


def test_deleting_the_whole_kennisbank_takes_everything_along(kennisbank):
    for number in range(3):
        make_instrument(kennisbank, f"Instrument {number}")
    Page.objects.get(pk=kennisbank.pk).delete()
    assert (InstrumentFacet.objects.count(), SearchEntry.objects.filter(kind__startswith="kennisbank.").count()) == (
        0,
        0,
    )
    connection.check_constraints()


def test_withdrawing_an_instrument_hides_it_at_once(kennisbank):
    page = make_instrument(kennisbank)
    page.unpublish()
    assert not SearchEntry.objects.filter(pk=page.pk).exists()
    page.save_revision().publish()
    assert SearchEntry.objects.filter(pk=page.pk).exists()
