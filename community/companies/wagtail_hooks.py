"""What the log of the admin calls our actions."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Name every action that this room writes into the log."""
    actions.register_action("companies.add", _("Company added"), _("Company added"))
    actions.register_action("companies.ask", _("Access to company asked"), _("Access to company asked"))
    actions.register_action("companies.profile", _("Company profile saved"), _("Company profile saved"))
    actions.register_action("companies.invite", _("Colleague invited"), _("Colleague invited"))
    actions.register_action("companies.revoke", _("Invitation withdrawn"), _("Invitation withdrawn"))
    actions.register_action("companies.join", _("Invitation accepted"), _("Invitation accepted"))
    actions.register_action("companies.answer", _("Request for access answered"), _("Request for access answered"))
    actions.register_action("companies.role", _("Role in company changed"), _("Role in company changed"))
    actions.register_action("companies.coach_access", _("Access of a coach changed"), _("Access of a coach changed"))
    actions.register_action("companies.end", _("Membership of company ended"), _("Membership of company ended"))
