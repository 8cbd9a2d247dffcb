"""What the admin knows of this room: its screens, the words of its log, and what editors work out."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from community.practices.rules import may_review
from events.takeaways.queries import drafts_to_work_out
from events.takeaways.viewsets import urlpatterns

LOG_ACTIONS = {
    "takeaways.keep": (_("Write a takeaway down"), _("Something for others written down")),
    "takeaways.take_back": (_("Remove a takeaway"), _("Something for others removed")),
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


class DraftsPanel(Component):
    """Tips and templates that sessions left, which an editor works out; on the home page of the admin."""

    name = "takeaways_drafts"
    template_name = "takeaways/drafts_panel.html"
    order = 130
    shown = 5

    def get_context_data(self, parent_context):
        rows = drafts_to_work_out()
        number = rows.count()
        return {"number": number, "rows": rows[: self.shown] if number else []}


@hooks.register("construct_homepage_panels")
def add_drafts_panel(request, panels):
    """For whoever edits the kennisbank."""
    if may_review(request.user):
        panels.append(DraftsPanel())
