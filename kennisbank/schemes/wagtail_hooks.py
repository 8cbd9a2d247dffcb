"""How the admin knows schemes: their screens, the words of the log, and what stands on the editor's first page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from kennisbank.schemes import queries
from kennisbank.schemes.viewsets import MAY_CHECK, SchemeGroup

# As a snippet, not by the hook for viewsets: that one waits for the addresses of the admin, and the right to publish a
# guide is made by `migrate`, which need not have read them.
register_snippet(SchemeGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    actions.register_action("schemes.check", _("Check facts"), _("Facts were checked against their sources"))


class FactsPanel(Component):
    """How many facts ask for an editor; nothing when none does."""

    name = "schemes_facts"
    template_name = "kennisbank/schemes/facts_panel.html"
    order = 120

    def get_context_data(self, parent_context):
        found = queries.things_to_check(today=timezone.localdate())
        return {"number": len(found), "first": found[:5]}


@hooks.register("construct_homepage_panels")
def show_facts_to_check(request, panels):
    if request.user.has_perm(MAY_CHECK):
        panels.append(FactsPanel())
