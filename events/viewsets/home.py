"""What organisers see first in the admin: the next sessions, and what needs them."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from events import rules
from events.viewsets import queries


class AgendaMenuItem(MenuItem):
    """The way to the sessions, for who may see them."""

    def is_shown(self, request):
        return rules.can_see_sessions(request.user)


class SessionsPanel(Component):
    """The next sessions with their places, and for organisers what needs attention."""

    name = "events_sessions"
    order = 120
    template_name = "events/organiser/home_panel.html"

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        now = timezone.now()
        may_organise = rules.can_organise(self.user)
        return {
            "sessions": queries.next_sessions(self.user, now=now),
            "attention": queries.attention(self.user, now=now) if may_organise else None,
            "may_see_outbox": self.user.has_perm("outbox.view_outboxmessage"),
            "may_organise": may_organise,
            "title": _("Next sessions"),
        }
