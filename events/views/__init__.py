"""The pages of registering and of managing a registration."""

from events.views.changing import change_answers, name, substitute
from events.views.elsewhere import frame, sessions_json, sessions_schema
from events.views.managing import manage, manage_calendar, send_links
from events.views.mine import my_sessions, personal_feed
from events.views.registering import register, registered

__all__ = [
    "change_answers",
    "frame",
    "manage",
    "manage_calendar",
    "my_sessions",
    "name",
    "personal_feed",
    "register",
    "registered",
    "send_links",
    "sessions_json",
    "sessions_schema",
    "substitute",
]
