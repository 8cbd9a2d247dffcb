"""Dull makers of instruments."""

from django.utils import timezone

from kennisbank.models import InstrumentPage, KennisbankIndexPage
from pagekit.search.indexing import index_pages


def make_index(home, **fields):
    """The kennisbank under a home page, in the language of that page."""
    fields = {"title": "Kennisbank", "slug": "kennisbank", "locale": home.locale} | fields
    page = home.add_child(instance=KennisbankIndexPage(**fields))
    index_pages([page.pk])
    return page


def make_instrument(index, title="Vaardighedenmatrix", *, tags=(), publish=True, **fields):
    """A complete instrument under `index`, in the search like any that was published."""
    fields = {
        "summary": "Zie wie wat kan.",
        "kind": "overview",
        "category": "employability",
        "building_blocks": [1],
        "size_bands": ["small"],
        "minutes_per_week": 10,
        "time_text": "Eén dagdeel",
        "coordinator_hours": 4,
        "cost_band": 0,
        "what_it_is": "<p>Een tabel van mensen en taken.</p>",
        "locale": index.locale,
        "live": publish,
        "first_published_at": timezone.now() if publish else None,
    } | fields
    page = InstrumentPage(title=title, **fields)
    page.tags.add(*tags)
    index.add_child(instance=page)
    index_pages([page.pk])
    return page
