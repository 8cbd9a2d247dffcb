"""The pages of registering and of managing a registration."""

from events.views.managing import manage, manage_calendar, send_links, substitute
from events.views.registering import register, registered

__all__ = ["manage", "manage_calendar", "register", "registered", "send_links", "substitute"]
