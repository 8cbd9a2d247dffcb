from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VersionsConfig(AppConfig):
    name = "kennisbank.versions"
    label = "versions"
    verbose_name = _("versions of instruments")

    def ready(self):
        from kennisbank.versions import signals  # noqa: F401 - connects the receivers
