"""What the admin knows of this room: its screens, and the way to them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from events.statistics.rules import may_read_figures
from events.statistics.viewsets import urlpatterns


@hooks.register("register_admin_urls")
def register_admin_urls():
    """The screens with figures."""
    return urlpatterns


class FiguresMenuItem(MenuItem):
    """Under the reports, for who may see them."""

    def is_shown(self, request):
        return may_read_figures(request.user)


@hooks.register("register_reports_menu_item")
def figures_menu_item():
    """The way to the figures."""
    address = reverse("statistics_of_sessions")
    return FiguresMenuItem(_("Statistics of sessions"), address, name="session-figures", icon_name="table", order=900)
