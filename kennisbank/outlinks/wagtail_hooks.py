"""How the admin knows links that broke: their list, and a panel on its first page."""

from wagtail import hooks
from wagtail.admin.ui.components import Component

from kennisbank.outlinks import queries, rules
from kennisbank.outlinks.viewsets import outlinks_viewset


@hooks.register("register_admin_viewset")
def register_links_screen():
    return outlinks_viewset


class BrokenPanel(Component):
    """How many links broke; nothing when none did."""

    name = "outlinks_broken"
    template_name = "kennisbank/outlinks/panel.html"
    order = 135

    def get_context_data(self, parent_context):
        return {"number": len(queries.broken_links())}


@hooks.register("construct_homepage_panels")
def show_broken_links(request, panels):
    if rules.can_see_links(request.user):
        panels.append(BrokenPanel())
