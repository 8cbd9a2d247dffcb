"""What the admin knows of tables: its screens, and the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events.matching.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "matching.propose": (_("Propose tables"), _("Tables proposed")),
    "matching.move": (_("Change tables"), _("Tables changed")),
    "matching.apart": (_("Keep companies apart"), _("Two companies sit apart")),
    "matching.together": (_("Let companies sit together"), _("Two companies may sit at one table again")),
    "matching.print": (_("Print tables"), _("Tables with names printed")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls():
    """The organiser's screens."""
    return urlpatterns
