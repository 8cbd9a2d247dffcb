"""What the page kit changes in Wagtail."""

from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages

from pagekit.queries import untranslated_texts
from pagekit.rich_text import PageLinks
from pagekit.viewsets import our_pages, search_group


@hooks.register("register_rich_text_features", order=100)
def use_our_page_links(features):
    """After Wagtail's own registration, which this one replaces."""
    features.register_link_type(PageLinks)


@hooks.register("register_admin_viewset")
def use_our_page_screens():
    """After Wagtail's own registration, which this one replaces."""
    return our_pages


@hooks.register("register_admin_viewset")
def register_search_screens():
    return search_group


@hooks.register("before_edit_page", order=-10)
def translate_before_publishing(request, page):
    """Before wagtail-localize, which publishes a text without a translation in its own language, with a warning."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = untranslated_texts(page)
    if not missing:
        return None
    messages.error(
        request,
        ngettext(
            "Not published yet: %(count)s text has no translation. Look on the other tabs too.",
            "Not published yet: %(count)s texts have no translation. Look on the other tabs too.",
            missing,
        )
        % {"count": missing},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
