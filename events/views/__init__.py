"""The pages of registering and of managing a registration."""

from events.views.changing import answers, name, substitute
from events.views.managing import manage, manage_calendar, send_links
from events.views.registering import register, registered

__all__ = ["answers", "manage", "manage_calendar", "name", "register", "registered", "send_links", "substitute"]
