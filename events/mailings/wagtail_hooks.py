"""What the admin knows of mail to participants: its screens, and the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events.mailings.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "mailings.send": (_("Send mail"), _("Mail sent to participants")),
    "mailings.withdraw": (_("Keep mail back"), _("Rest of a mail to participants kept back")),
    "mailings.retry": (_("Try mail again"), _("Mail that did not arrive tried again")),
    "mailings.texts": (_("Change texts in mails"), _("Own texts in the mails changed")),
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
