"""Dull makers of files with instruments."""

import io
import zipfile

from kennisbank.exchange.archive import text_of
from kennisbank.exchange.format import document_from

CONTENT = {
    "language": "nl",
    "title": "Vaste leertijd",
    "slug": "vaste-leertijd",
    "kind": "agreement",
    "category": "learning_culture",
    "summary": "Elke week een uur om te leren.",
    "building_blocks": [2],
    "size_bands": ["small"],
    "minutes_per_week": 60,
    "time_text": "Een uur per week",
    "coordinator_hours": 3,
    "cost_band": 0,
    "what_it_is": "<p>Een vast uur in het rooster.</p>",
}


def make_document(**changes):
    """A complete document."""
    return document_from(CONTENT | changes)


def make_file(**changes):
    """The (name, content) of one instrument."""
    document = make_document(**changes)
    return f"{document['slug']}.toml", text_of(document).encode()


def make_zip(*files):
    """An archive of (name, content) files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()
