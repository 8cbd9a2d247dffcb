"""The facet rows follow the search index: the same pages, in the same transaction."""

from django.dispatch import receiver

from kennisbank.facets import facet_values
from kennisbank.models import InstrumentFacet, InstrumentPage
from pagekit.search.indexing import index_changed


@receiver(index_changed)
def count_what_is_shown(sender, shown, hidden, **kwargs):
    """Write the rows of instruments that are now in the index, and drop those of pages that are not."""
    instruments = [page for page in shown if isinstance(page, InstrumentPage)]
    InstrumentFacet.objects.filter(page_id__in=[*hidden, *(page.pk for page in instruments)]).delete()
    InstrumentFacet.objects.bulk_create(
        InstrumentFacet(page_id=page.pk, language=page.locale.language_code, facet=facet, value=value)
        for page in instruments
        for facet, value in facet_values(page)
    )
