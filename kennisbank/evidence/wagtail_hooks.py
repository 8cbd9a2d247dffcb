"""How the admin knows proof: its screens and the words of the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kennisbank.evidence.viewsets import evidence_viewset


@hooks.register("register_admin_viewset")
def register_evidence_screens():
    return evidence_viewset


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    actions.register_action("evidence.publish", _("Publish proof"), _("Level of proof published"))
