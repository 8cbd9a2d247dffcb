"""What the page kit changes in the admin's screens of pages, and the editors' own screens of the search."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet

from pagekit.models import SearchPromotion, SearchSynonym


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


class SynonymViewSet(ModelViewSet):
    model = SearchSynonym
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


class SearchGroup(ViewSetGroup):
    """One item in the menu for what editors say of the search."""

    menu_label = _("Search on the site")
    menu_icon = "search"
    menu_order = 320
    items = (SynonymViewSet("pagekit_synonyms"), PromotionViewSet("pagekit_promotions"))


search_group = SearchGroup()
