"""What the page kit changes in Wagtail."""

from wagtail import hooks

from pagekit.rich_text import PageLinks


@hooks.register("register_rich_text_features", order=100)
def use_our_page_links(features):
    """After Wagtail's own registration, which this one replaces."""
    features.register_link_type(PageLinks)
