"""The words of a page that may be searched: only what its type says is for readers."""

from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.search import index

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


def _pieces(page, name):
    value = index.SearchField(name).get_value(page)
    for piece in value if isinstance(value, list | tuple) else [value]:
        # A tag ends a word: without the space "<p>a</p><p>b</p>" would become "ab".
        yield " ".join(strip_tags(str(piece or "").replace("<", " <")).split())
