"""A version is kept at every publication; readers see why it changed, and what it said before (K5, ME-06)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from kennisbank.models import InstrumentPage
from kennisbank.versions.models import InstrumentVersion
from tests.kennisbank.factories import make_instrument

SPRING, AUTUMN = date(2026, 3, 2), date(2026, 11, 23)


def publish(page, day, **changes):
    with time_machine.travel(f"{day}T12:00:00+00:00"):
        page = InstrumentPage.objects.get(pk=page.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision().publish()
    return InstrumentPage.objects.get(pk=page.pk)


@pytest.fixture
def instrument(kennisbank):
    return publish(make_instrument(kennisbank, summary="Kies twee taken."), SPRING)


def test_first_publication_is_the_first_version_and_shows_no_history(instrument, client):
    version = InstrumentVersion.objects.get()
    assert (version.number, version.published_on, version.record["summary"]) == ("1.0", SPRING, "Kies twee taken.")
    assert "Versies en wijzigingen" not in client.get(instrument.url).content.decode()


def test_new_number_is_a_new_version_with_its_reason(instrument, client):
    publish(instrument, AUTUMN, handbook_version="1.1", change_note="twee te weinig was", summary="Kies drie taken.")
    html = client.get(instrument.url).content.decode()
    assert "23 november 2026: aangepast omdat twee te weinig was" in html
    assert html.index(">1.1</b>") < html.index(">1.0</a>")
    page = client.get(f"{instrument.url}versie/1.0/").content.decode()
    assert "Kies twee taken." in page
    assert '<del><span class="lg-visually-hidden">weggehaald:</span> twee</del>' in page
    assert '<ins><span class="lg-visually-hidden">toegevoegd:</span> drie</ins>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_correction_under_the_same_number_replaces_it_and_keeps_its_day(instrument):
    publish(instrument, AUTUMN, summary="Kies drie taken.")
    version = InstrumentVersion.objects.get()
    assert (version.published_on, version.record["summary"]) == (SPRING, "Kies drie taken.")


def test_draft_is_no_version(instrument):
    instrument.handbook_version, instrument.change_note = "2.0", "Beter."
    instrument.save_revision()
    assert InstrumentVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "note", "refused"), [("1.0", "", False), ("1.1", "", True), ("1.1", "Beter.", False)]
)
def test_new_number_asks_why(instrument, number, note, refused):
    instrument.handbook_version, instrument.change_note = number, note
    if not refused:
        assert instrument.clean() is None
        return
    with pytest.raises(ValidationError) as refusal:
        instrument.clean()
    assert list(refusal.value.message_dict) == ["change_note"]


def test_same_reason_again_is_no_reason(instrument):
    page = publish(instrument, AUTUMN, handbook_version="1.1", change_note="Beter.")
    page.handbook_version = "1.2"
    with pytest.raises(ValidationError):
        page.clean()


def test_version_of_now_says_so(instrument, client):
    assert "Dit is de versie van nu." in client.get(f"{instrument.url}versie/1.0/").content.decode()


def test_what_was_said_is_escaped(instrument, client):
    publish(instrument, AUTUMN, handbook_version="2", change_note="<b>x</b>", summary="<script>alert(1)</script>")
    html = client.get(f"{instrument.url}versie/1.0/").content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("address", ["versie/9.9/", "versie/x/", "versie/1.0%00/", "versie/../"])
def test_unknown_versions_are_not_there(instrument, client, address):
    assert client.get(instrument.url + address).status_code in (400, 404)


def test_version_of_a_closed_page_is_closed(instrument, client):
    PageViewRestriction.objects.create(page=instrument, restriction_type="login")
    assert client.get(f"{instrument.url}versie/1.0/").status_code == 404
    PageViewRestriction.objects.all().delete()
    instrument.unpublish()
    assert client.get(f"/kennisbank/{instrument.slug}/versie/1.0/").status_code == 404
