"""What the page kit changes in Wagtail."""

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from pagekit.queries import untranslated_texts
from pagekit.rich_text import PageLinks
from pagekit.viewsets import our_pages, search_group
from pagekit.writing.queries import checks_of
from pagekit.writing.views import ChecksView


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


@hooks.register("register_admin_urls")
def register_checks():
    """The screen with advice about a page."""
    return [path("pages/<int:pk>/checks/", ChecksView.as_view(), name="pagekit_checks")]


@hooks.register("register_page_header_buttons")
def checks_button(page, user, next_url=None, view_name=None):
    """The way to it, from the editor of the page."""
    if page.permissions_for_user(user).can_edit():
        yield Button(_("Checks"), reverse("pagekit_checks", args=[page.pk]), icon_name="glasses", priority=70)


@hooks.register("after_edit_page")
def advise(request, page):
    """When somebody saves by hand: where to look. Autosave asks for JSON and gets nothing said."""
    if request.method != "POST" or "application/json" in request.headers.get("Accept", ""):
        return
    if checks_of(page.specific):
        button = messages.button(reverse("pagekit_checks", args=[page.pk]), _("Look"))
        messages.info(request, _("Some of it reads hard, or a link or picture says nothing."), buttons=[button])
