from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("events")

    def ready(self):
        from accounts.roles import grant
        from events import queries
        from kennisbank.shortlist import kinds

        row = "events/shortlist_row.html"
        kinds.register(kinds.Kind("s", _("Session"), row, queries.saved_sessions, queries.find_sessions))

        for role in ("organisatie", "beheer"):
            grant(role, "events.view_eventsession", "events.change_eventsession", "events.view_registration")
        grant("begeleiding", "events.lead_eventsession")  # only what they lead
        grant("redactie", "events.view_eventsession")  # how full, not who
