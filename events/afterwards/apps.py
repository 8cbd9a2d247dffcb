from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AfterwardsConfig(AppConfig):
    name = "events.afterwards"
    label = "afterwards"
    verbose_name = _("afterwards")
