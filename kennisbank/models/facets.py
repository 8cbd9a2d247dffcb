"""The rows that facets are counted and filtered by."""

from django.db import models


class InstrumentFacet(models.Model):
    """One value of one facet of one *published* instrument, such as ("block", "2").

    Written only by `kennisbank.signals`, together with the search entry of the page: a page that the public may not see
    has no rows here, so it cannot appear in a count either.
    """

    page = models.ForeignKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="facet_rows")
    language = models.CharField(max_length=8)
    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "facet", "value"], name="kennisbank_one_row_per_facet_value"),
        ]
        indexes = [
            models.Index(fields=["language", "facet", "value", "page"], name="kennisbank_facet_counts"),
        ]

    def __str__(self):
        return f"{self.facet}={self.value} of page {self.page_id}"
