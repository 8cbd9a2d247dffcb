"""Keeping the search index exact: what the public may read is in it, and nothing else."""

from collections.abc import Iterable

from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Page

from pagekit.models import BasePage, SearchEntry
from pagekit.search import engine
from pagekit.search.texts import attached_texts, plain_text_of, summary_of, tags_of
from pagekit.search.vocabulary import count_change, recount
from pagekit.search.words import fold, index_words

CHUNK = 200
COLUMNS = ("language", "kind", "title", "sort_title", "summary", "plain", "title_words", "head_words", "words")

# Sent inside the transaction of the change, with `shown` (specific pages now in the index) and `hidden` (ids of pages
# that are not): rooms that count or list published pages in tables of their own listen to it.
index_changed = Signal()


def index_pages(page_ids: Iterable[int]) -> int:
    """Put these pages in the index, or take them out when the public may not read them. Returns how many are in."""
    page_ids, shown = list(page_ids), 0
    for start in range(0, len(page_ids), CHUNK):
        shown += _index_chunk(page_ids[start : start + CHUNK])
    return shown


def hide_pages(page_ids: Iterable[int]) -> None:
    """Take these pages out of the index, whatever the database says of them at this moment.

    While a page is being deleted Wagtail reports it as unpublished, but its row is still live: looking would write
    new rows about a page that is gone at the end of the transaction.
    """
    page_ids = list(page_ids)
    with transaction.atomic():
        SearchEntry.objects.filter(pk__in=page_ids).delete()
        engine.remove_words(page_ids)
        index_changed.send(sender=SearchEntry, shown=[], hidden=page_ids)


def index_below(page) -> int:
    """The same for `page` and everything under it: after a move, or a change of who may read."""
    return index_pages(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))


def rebuild_index() -> int:
    """Make the whole index anew, and take out what no longer belongs in it. Returns how many pages are in."""
    known = set(SearchEntry.objects.values_list("pk", flat=True))
    number = index_pages(known.union(Page.objects.filter(depth__gt=1).values_list("pk", flat=True)))
    recount()
    return number


def _index_chunk(page_ids):
    public = Page.objects.filter(pk__in=page_ids).live().public().filter(alias_of__isnull=True)
    pages = [page for page in public.select_related("locale").specific() if isinstance(page, BasePage)]
    shown_ids = {page.pk for page in pages}
    hidden = [page_id for page_id in page_ids if page_id not in shown_ids]
    attached = attached_texts(shown_ids)
    entries = [_entry(page, attached.get(page.pk, "")) for page in pages]
    with transaction.atomic():
        before = list(SearchEntry.objects.select_for_update().filter(pk__in=shown_ids).order_by("pk"))
        SearchEntry.objects.filter(pk__in=hidden).delete()
        engine.remove_words(hidden)
        SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["page"], update_fields=COLUMNS)
        engine.set_words(entries)
        count_change(before, entries)
        index_changed.send(sender=SearchEntry, shown=pages, hidden=hidden)
    return len(pages)


def _entry(page, attached):
    language = page.locale.language_code
    summary, plain = summary_of(page), plain_text_of(page) + attached
    head = f"{page.title} {tags_of(page)} {summary}"
    return SearchEntry(
        page_id=page.pk,
        language=language,
        kind=page._meta.label_lower,
        title=page.title,
        sort_title=" ".join(fold(word) for word in page.title.split())[:255],
        summary=summary,
        plain=plain,
        title_words=index_words(page.title, language),
        head_words=index_words(head, language),
        words=index_words(f"{head} {plain}", language),
    )
