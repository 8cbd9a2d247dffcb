"""What the admin knows of this room: its screens, and the words of its log."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from events import rules
from events.demand.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "demand.ask": (_("Ask a learning question"), _("A learning question was asked")),
    "demand.take_back": (_("Take a question back"), _("A learning question was taken back")),
    "demand.needed": (_("Change number of companies"), _("Number of companies needed changed")),
    "demand.open": (_("Open a session"), _("Draft of a session made")),
}


class DemandMenuItem(MenuItem):
    """The way to what companies ask for."""

    def is_shown(self, request):
        return rules.can_organise_all(request.user)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls():
    """The organiser's screens."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def register_menu_item():
    """The way to them."""
    return DemandMenuItem(_("Demand"), reverse("demand_pools"), name="demand", icon_name="help", order=155)
