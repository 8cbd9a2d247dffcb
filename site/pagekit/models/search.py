"""What the site's own search knows of a page."""

from django.db import models


class SearchEntry(models.Model):
    """One page that everybody may read, as the search sees it.

    Wagtail's own index stays for the admin. The site has its own, because the built-in one does not stem on SQLite,
    ranks in a time that grows with the square of the hits there, and reads its whole index on PostgreSQL
    (design/speed.md).

    Written only by `pagekit.search.indexing`. The three columns of words hold stems and whole words, each once, parted
    by spaces; the index over them is made by migration 0002 in the way of each database (FTS5, or a tsvector with GIN).
    Who changes this table on SQLite must know that the FTS5 table beside it is filled by `pagekit.search.engine`.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    language = models.CharField(max_length=8)
    kind = models.CharField(max_length=80)  # "kennisbank.instrumentpage"
    title = models.CharField(max_length=255)
    sort_title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    plain = models.TextField(blank=True)
    title_words = models.TextField(blank=True)
    head_words = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["language", "kind", "sort_title"], name="pagekit_search_listing")]

    def __str__(self):
        return f"search entry of page {self.page_id}"


class DocumentText(models.Model):
    """The text of a document, as it was read of the file with this hash. Empty when there is none to read.

    Written only by `pagekit.search.documents`; the pages that offer the document are found by it.
    """

    document = models.OneToOneField(
        "pagekit.CustomDocument", on_delete=models.CASCADE, primary_key=True, related_name="words_of_file"
    )
    file_hash = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)

    def __str__(self):
        return f"text of document {self.document_id}"
