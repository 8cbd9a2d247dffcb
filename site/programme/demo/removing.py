"""Taking pages of the demonstration off the tree, without those that people made."""

from wagtail.models import Page
from wagtail.query import PageQuerySet


def take_off(pages: PageQuerySet) -> None:
    """Delete `pages`, the deepest first. One stays when something hangs below it that is not among them."""
    for pk in list(pages.order_by("-depth").values_list("pk", flat=True)):
        page = Page.objects.get(pk=pk)  # the tree changed since the last one
        if page.is_leaf():
            page.delete()
