"""Words for what the log keeps of routes."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("progress.route", _("Route"), _("A route was begun or stopped"))
