"""What the page kit changes in the admin's screens of pages, and the editors' own screens of the search."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet

from pagekit.models import SearchPromotion, SearchSynonym
from pagekit.screens import StaffScreen
from pagekit.search import misses

MAY_SEE_MISSES = "pagekit.add_searchsynonym"
MOST_MISSES = 200


def pair(name):
    """The panels of the Dutch and the English field of one text, beside each other."""
    return FieldRowPanel([FieldPanel(f"{name}_nl"), FieldPanel(f"{name}_en")])


def row(*names):
    """The panels of these fields, beside each other."""
    return FieldRowPanel([FieldPanel(name) for name in names])


class PreviewOnAdd(PreviewOnCreateView):
    """The preview of a page that is being added.

    Wagtail 8.0 asks once more whether the address is free when the form was found valid already, and answers with a
    failing server when it is not: the page was saved while its own preview was on the way. Here it is a preview that
    cannot be shown, like any other form that is not right.
    """

    def get_form(self, query_dict):
        form = PreviewOnEditView.get_form(self, query_dict)
        if self.validate_form(form):
            form.instance.set_url_path(form.parent_page)
            try:
                form.instance.minimal_clean()
            except ValidationError as refusal:
                form.add_error(None, refusal)
        return form


class OurPages(PageViewSet):
    """The screens of every page type that has none of its own."""

    preview_on_add_view_class = PreviewOnAdd


our_pages = OurPages()


class AddSynonym(CreateView):
    """The form for a new synonym; the list of searches without result gives the word along."""

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("language", "word")}
        return super().get_initial() | {name: value[:80] for name, value in asked.items() if value}


class SynonymViewSet(ModelViewSet):
    model = SearchSynonym
    add_view_class = AddSynonym
    icon = "list-ul"
    menu_label = _("Synonyms")
    list_display = ["word", "synonyms", "both_ways", "language"]
    list_filter = ["language", "both_ways"]
    search_fields = ["word", "synonyms"]
    form_fields = ["language", "word", "synonyms", "both_ways"]


class PromotionViewSet(ModelViewSet):
    model = SearchPromotion
    icon = "pick"
    menu_label = _("Pages that come first")
    list_display = ["words", "page", "order"]
    search_fields = ["words"]
    form_fields = ["words", "page", "order"]


class MissesView(StaffScreen, TemplateView):
    """What people searched and did not find; a POST says which were dealt with."""

    permission = MAY_SEE_MISSES
    template_name = "pagekit/search/misses.html"
    page_title = _("Searched and not found")
    header_icon = "help"

    def get_context_data(self, **kwargs):
        return super().get_context_data(found=misses.missed()[:MOST_MISSES], **kwargs)

    def post(self, request):
        # A box says language and words, with a space between: a code of a language has none.
        chosen = [tuple(value.split(" ", 1)) for value in request.POST.getlist("miss") if " " in value]
        number = misses.settle(chosen)
        if number:
            told = ngettext(
                "%(count)s search was taken off the list.", "%(count)s searches were taken off the list.", number
            )
            messages.success(request, told % {"count": number})
        else:
            messages.warning(request, gettext("Nothing was chosen. Tick what you dealt with, then press again."))
        return redirect("pagekit_misses:index")


class MissesViewSet(ViewSet):
    url_prefix = "search-misses"
    menu_label = _("Not found")
    icon = "help"

    def get_urlpatterns(self):
        return [path("", MissesView.as_view(), name="index")]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm(MAY_SEE_MISSES)
        return item


class SearchGroup(ViewSetGroup):
    """One item in the menu for what editors say of the search."""

    menu_label = _("Search on the site")
    menu_icon = "search"
    menu_order = 320
    items = (
        SynonymViewSet("pagekit_synonyms"),
        PromotionViewSet("pagekit_promotions"),
        MissesViewSet("pagekit_misses"),
    )


search_group = SearchGroup()
