"""What the admin knows of attendance: its screens, and the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events.attendance.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "attendance.mark": (_("Note attendance"), _("Attendance noted by hand")),
    "attendance.badges": (_("Make badges"), _("Name badges made")),
    "attendance.issue": (_("Make certificates"), _("Certificates made")),
    "attendance.revoke": (_("Revoke certificate"), _("Certificate revoked, with a reason")),
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
