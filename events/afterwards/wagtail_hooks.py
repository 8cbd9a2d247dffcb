"""What the admin knows of this room: its screens, and the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events.afterwards.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "afterwards.commit": (_("Write commitments down"), _("Commitments of a company written down")),
    "afterwards.list": (_("Print commitments"), _("List of commitments taken")),
    "afterwards.hand_out": (_("Add a material"), _("Material added")),
    "afterwards.take_back": (_("Remove a material"), _("Material removed")),
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
