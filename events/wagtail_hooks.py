"""What the admin knows of this room: the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

LOG_ACTIONS = {
    "events.plan": (_("Plan session"), _("Session planned")),
    "events.announce": (_("Announce session"), _("Session announced")),
    "events.edit": (_("Change session"), _("Details of the session changed")),
    "events.move": (_("Move session"), _("Session moved; everybody was told")),
    "events.call_off": (_("Call off session"), _("Session called off; everybody was told")),
    "events.capacity": (_("Change places"), _("Number of places changed")),
    "events.complete": (_("Complete session"), _("Session completed")),
    "events.register": (_("Register"), _("People registered")),
    "events.cancel": (_("Cancel place"), _("Place cancelled")),
    "events.accept": (_("Accept place"), _("Offered place accepted")),
    "events.substitute": (_("Hand over place"), _("Place handed over to somebody else")),
    "events.rename": (_("Correct name"), _("Name corrected")),
    "events.admit": (_("Admit"), _("Registration approved")),
    "events.refuse": (_("Refuse"), _("Registration refused")),
    "events.confirm_by_hand": (_("Confirm by hand"), _("Place given by hand, with a reason")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
