"""How the admin knows proof: its screens and the words of the log."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from kennisbank.evidence import queries
from kennisbank.evidence.viewsets import LANGUAGE, MAY_DECIDE, evidence_viewset


@hooks.register("register_admin_viewset")
def register_evidence_screens():
    return evidence_viewset


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    actions.register_action("evidence.publish", _("Publish proof"), _("Level of proof published"))


class KennisbankPanel(Component):
    """What the kennisbank asks of its editors; nothing when it asks nothing."""

    name = "kennisbank_attention"
    template_name = "kennisbank/evidence/panel.html"
    order = 130

    def get_context_data(self, parent_context):
        return {"attention": queries.attention(LANGUAGE, today=timezone.localdate())}


@hooks.register("construct_homepage_panels")
def show_what_asks_attention(request, panels):
    if request.user.has_perm(MAY_DECIDE):
        panels.append(KennisbankPanel())
