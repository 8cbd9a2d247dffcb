"""Keeping what an instrument says under its version number."""

from datetime import date

from kennisbank.models import InstrumentPage
from kennisbank.opendata.records import instrument_record
from kennisbank.versions.models import InstrumentVersion
from pagekit.languages import language_of


def keep_version(page: InstrumentPage, *, today: date) -> InstrumentVersion:
    """Keep what the live `page` says now under its number: a new number is a new version of `today`, the same number
    replaces what was kept and leaves its day. (K5)"""
    record = instrument_record(page, language_of(page.locale_id), lambda each: each.url or "")
    found, _made = InstrumentVersion.objects.update_or_create(
        page_id=page.pk,
        number=page.handbook_version,
        defaults={"record": record, "because": page.change_note},
        create_defaults={"record": record, "because": page.change_note, "published_on": today},
    )
    return found
