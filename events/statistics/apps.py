from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatisticsConfig(AppConfig):
    name = "events.statistics"
    label = "event_statistics"
    verbose_name = _("statistics of sessions")
