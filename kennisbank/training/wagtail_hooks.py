"""How the admin knows the training offer: its screens, the words of the log, and what stands on the first page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from kennisbank.training import queries, rules
from kennisbank.training.viewsets import training_group


@hooks.register("register_admin_viewset")
def register_training_screens():
    return training_group


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    actions.register_action("training.receive", _("Receive modules"), _("A file with modules was looked at"))
    actions.register_action("training.import", _("Bring modules in"), _("A file with modules was brought in"))


class StalePanel(Component):
    """How many modules nobody looked at for a year; nothing when there are none."""

    name = "training_stale"
    template_name = "kennisbank/training/panel.html"
    order = 137

    def get_context_data(self, parent_context):
        return {"number": queries.stale_number(today=timezone.localdate())}


@hooks.register("construct_homepage_panels")
def show_stale_modules(request, panels):
    if rules.can_import(request.user):
        panels.append(StalePanel())
