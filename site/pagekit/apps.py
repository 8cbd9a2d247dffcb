from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagekitConfig(AppConfig):
    name = "pagekit"
    verbose_name = _("page kit")

    def ready(self):
        from pagekit import signals  # noqa: F401 - connects the receivers
        from pagekit.search import receivers  # noqa: F401 - the same
