"""The pages of registering and of managing a registration."""

from events.views.managing import answers, manage, manage_calendar, name, send_links, substitute
from events.views.registering import register, registered

__all__ = ["answers", "manage", "manage_calendar", "name", "register", "registered", "send_links", "substitute"]
