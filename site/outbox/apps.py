from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("outbox")

    def ready(self):
        # Every room says what it mails in its own `mails.py`, and what runs by the clock in its own `periodic.py`.
        autodiscover_modules("mails", "periodic")
