"""The words of documents: read once by the worker, and found through the pages that offer the document."""

from collections.abc import Iterable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from wagtail.models import Collection, Page, ReferenceIndex

from pagekit.models import CustomDocument, DocumentText
from pagekit.search.extraction import text_of_file
from pagekit.search.indexing import index_pages

# Reading takes seconds for a thick file; the worker has other things to do.
MOST_AT_ONCE = 10


def unread() -> QuerySet[CustomDocument]:
    """Documents of which the text was not read yet, or whose file is another one since."""
    stale = Q(words_of_file=None) | ~Q(words_of_file__file_hash=F("file_hash"))
    return CustomDocument.objects.filter(stale).order_by("pk")


def read_some() -> int:
    """Read the text of a few documents, and put it in the index with the pages that offer them. Gives how many."""
    documents = list(unread()[:MOST_AT_ONCE])
    for document in documents:
        _read(document)
    if documents:
        index_pages(pages_with(documents))
    return len(documents)


def pages_with(documents: Iterable[CustomDocument]) -> list[int]:
    """The ids of the pages that offer one of `documents`."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(CustomDocument),
        to_object_id__in=[str(document.pk) for document in documents],
    )
    return sorted({int(number) for number in references.values_list("object_id", flat=True)})


def documents_below(collection: Collection) -> QuerySet[CustomDocument]:
    """The documents in `collection` and in those below it."""
    return CustomDocument.objects.filter(collection__path__startswith=collection.path)


def _read(document: CustomDocument) -> None:
    try:
        file_hash, size = document.get_file_hash() or "", document.get_file_size() or 0
    except OSError:  # the row is there and the file is not; another file has another hash
        file_hash, size = document.file_hash, 0
    text = text_of_file(document.filename, size, partial(document.file.open, "rb"))
    DocumentText.objects.update_or_create(document=document, defaults={"file_hash": file_hash, "text": text})
