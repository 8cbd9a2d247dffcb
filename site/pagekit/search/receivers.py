"""What brings the search index up to date, at the moment that a page changes."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from pagekit.models import CustomDocument, DocumentText, SearchEntry
from pagekit.search import engine
from pagekit.search.documents import documents_below, pages_with
from pagekit.search.indexing import hide_pages, index_below, index_pages
from pagekit.search.vocabulary import count_change


@receiver(page_published, dispatch_uid="pagekit_search_published")
def index_what_was_published(sender, instance, **kwargs):
    """A page that appears does so in the search at the same moment."""
    index_pages([instance.pk])


@receiver(page_unpublished, dispatch_uid="pagekit_search_unpublished")
def hide_what_was_withdrawn(sender, instance, **kwargs):
    """A page that disappears does so in the search at the same moment."""
    hide_pages([instance.pk])


@receiver(post_page_move, dispatch_uid="pagekit_search_moved")
def index_what_was_moved(sender, instance, **kwargs):
    """A page can be moved into or out of a part of the site that is not for everybody."""
    index_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="pagekit_search_restricted")
def index_what_was_restricted(sender, instance, **kwargs):
    """A part of the site is closed, or opened again.

    (When its page itself was deleted there is nothing left to index.)
    """
    page = Page.objects.filter(pk=instance.page_id).first()
    if page and not kwargs.get("raw"):
        index_below(page)


@receiver(post_delete, sender=SearchEntry, dispatch_uid="pagekit_search_deleted")
def forget_words_of_deleted_page(sender, instance, **kwargs):
    """The row goes with its page; the words on SQLite stand in a table that the database does not know of, and the
    count of words follows too."""
    engine.remove_words([instance.pk])
    count_change([instance], [])


@receiver(post_save, sender=CustomDocument, dispatch_uid="pagekit_search_document_saved")
def index_with_changed_document(sender, instance, created, raw=False, **kwargs):
    """A document can get another title, or go to a collection that is closed. Its text is read by the worker."""
    if not created and not raw:
        index_pages(pages_with([instance]))


@receiver(pre_delete, sender=CustomDocument, dispatch_uid="pagekit_search_document_deleted")
def index_without_deleted_document(sender, instance, **kwargs):
    """What a document said goes with it."""
    DocumentText.objects.filter(pk=instance.pk).delete()
    index_pages(pages_with([instance]))


@receiver(
    [post_save, post_delete], sender=CollectionViewRestriction, dispatch_uid="pagekit_search_collection_restricted"
)
def index_with_documents_of_collection(sender, instance, raw=False, **kwargs):
    """A collection is closed, or opened again."""
    collection = Collection.objects.filter(pk=instance.collection_id).first()
    if collection and not raw:
        index_pages(pages_with(documents_below(collection)))
