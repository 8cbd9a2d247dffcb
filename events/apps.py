from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("events")

    def ready(self):
        from accounts.roles import grant

        for role in ("organisatie", "beheer"):
            grant(role, "events.view_eventsession", "events.change_eventsession", "events.view_registration")
        grant("begeleiding", "events.lead_eventsession")  # only what they lead
        grant("redactie", "events.view_eventsession")  # how full, not who
