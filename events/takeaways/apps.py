from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TakeawaysConfig(AppConfig):
    name = "events.takeaways"
    label = "takeaways"
    verbose_name = _("takeaways")
