"""Staff screens: schemes with their facts and windows, the guide, and what has to be checked."""

from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from kennisbank.schemes import actions, queries
from kennisbank.schemes.models import Guide, Scheme
from pagekit.screens import StaffScreen
from pagekit.viewsets import pair, row

MAY_CHECK = "schemes.change_scheme"


SOURCE = [FieldPanel("source_url"), row("source_kind", "checked_on", "checked_by")]


class SchemeViewSet(ModelViewSet):
    model = Scheme
    icon = "form"
    menu_label = _("Schemes")
    list_display = ["name", "state", "executor"]
    list_filter = ["state"]
    search_fields = ["name", "code", "executor"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    row("name", "code"),
                    row("state", "state_aid"),
                    pair("summary"),
                    row("executor", "website"),
                    FieldPanel("audiences"),
                    FieldPanel("successors"),
                ],
                heading=_("Scheme"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "facts",
                        panels=[
                            row("kind", "value", "unit"),
                            row("per", "cost_kind"),
                            row("activity", "size_band"),
                            pair("applies"),
                            row("valid_from", "valid_until"),
                            MultiFieldPanel(SOURCE, _("Source")),
                        ],
                        label=_("fact"),
                        heading=_("Facts"),
                        help_text=_("Every figure with its source. Where sources differ, each has its own row."),
                    )
                ],
                heading=_("Facts"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "windows",
                        panels=[
                            row("opens_on", "closes_on", "expected"),
                            pair("applies"),
                            MultiFieldPanel(SOURCE, _("Source")),
                        ],
                        label=_("window"),
                        heading=_("Windows"),
                    )
                ],
                heading=_("Windows"),
            ),
        ]
    )


class GuideViewSet(SnippetViewSet):
    model = Guide
    icon = "help"
    menu_label = _("Guide")
    add_to_admin_menu = False
    list_display = ["name", "has_unpublished_changes"]
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel("name"), FieldPanel("questions")], heading=_("Questions")),
            ObjectList([FieldPanel("tests")], heading=_("When a scheme fits")),
            ObjectList([FieldPanel("people")], heading=_("Example people")),
        ]
    )


class ToCheckView(StaffScreen, TemplateView):
    """What has to be looked at; a POST says that it was."""

    permission = MAY_CHECK
    template_name = "kennisbank/schemes/to_check.html"
    page_title = _("Facts to check")
    header_icon = "warning"

    def get_context_data(self, **kwargs):
        found = queries.things_to_check(today=timezone.localdate())
        return super().get_context_data(found=found, **kwargs)

    def post(self, request):
        number = actions.mark_checked(request.POST.getlist("key"), by=request.user, today=timezone.localdate())
        if number:
            told = ngettext("%(count)s fact was checked today.", "%(count)s facts were checked today.", number)
            messages.success(request, told % {"count": number})
        else:
            messages.warning(request, _("Nothing was chosen. Tick what you looked up, then press the button again."))
        return redirect("schemes_to_check:index")


class ToCheckViewSet(ViewSet):
    name = "schemes_to_check"
    url_prefix = "schemes/check"
    menu_label = _("To check")
    icon = "warning"

    def get_urlpatterns(self):
        return [path("", ToCheckView.as_view(), name="index")]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm(MAY_CHECK)
        return item


class SchemeGroup(ViewSetGroup):
    """One item in the menu for all of it."""

    menu_label = _("Schemes")
    menu_icon = "form"
    menu_order = 290
    items = (
        SchemeViewSet("schemes_schemes", url_prefix="schemes/facts"),
        GuideViewSet(name="schemes_guides", url_prefix="schemes/guide"),
        ToCheckViewSet(),
    )
