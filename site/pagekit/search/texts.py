"""The words of a page that may be searched: only what its type says is for readers, and what its documents hold."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.utils.html import strip_tags
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.search import index

from pagekit.models import CustomDocument, DocumentText

# Every page has these; the title stands apart and the rest is for the admin.
FIELDS_OF_EVERY_PAGE = {field.field_name for field in Page.search_fields}


def summary_of(page) -> str:
    """The sentence under the title of `page` in a list of results: the one for lists, else the one for search
    engines."""
    for name in ("listing_summary", "summary", "introduction"):
        if getattr(page, name, ""):
            return " ".join(str(getattr(page, name)).split())
    return " ".join(page.description.split())


def tags_of(page) -> str:
    """The names of the free tags of `page`."""
    return " ".join(tag.name for tag in page.tags.all()) if hasattr(page, "tags") else ""


def plain_text_of(page) -> str:
    """What a reader of `page` can read: its `body`, and the fields that its type declares as `index.SearchField`."""
    names = ["body"] if hasattr(page, "body") else []
    for field in page.search_fields:
        if isinstance(field, index.SearchField) and field.field_name not in {*FIELDS_OF_EVERY_PAGE, *names}:
            names.append(field.field_name)
    return "\n".join(piece for name in names for piece in _pieces(page, name) if piece)


def attached_texts(page_ids: Iterable[int]) -> dict[int, str]:
    """What the documents that these pages offer say, by page: each paragraph on a line that begins with the title of
    the document. Not of documents in a closed collection. One query when there are none, else three."""
    offered = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(CustomDocument),
        object_id__in=[str(page_id) for page_id in page_ids],
    )
    pairs = set(offered.values_list("object_id", "to_object_id"))
    texts = _texts_of_documents({document for _page, document in pairs}) if pairs else {}
    found: dict[int, str] = {}
    for page_id, document in sorted(pairs):
        if document in texts:
            found[int(page_id)] = f"{found.get(int(page_id), '')}\n{texts[document]}"
    return found


def _texts_of_documents(keys):
    closed = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    rows = DocumentText.objects.filter(document__in=keys).exclude(text="").select_related("document__collection")
    return {
        str(row.pk): "\n".join(f"{row.document.title}: {line}" for line in row.text.splitlines())
        for row in rows
        if not row.document.collection.path.startswith(tuple(closed))
    }


def _pieces(page, name):
    value = index.SearchField(name).get_value(page)
    for piece in value if isinstance(value, list | tuple) else [value]:
        # A tag ends a word: without the space "<p>a</p><p>b</p>" would become "ab".
        yield " ".join(strip_tags(str(piece or "").replace("<", " <")).split())
