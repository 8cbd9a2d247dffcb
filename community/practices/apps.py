from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "community.practices"
    verbose_name = _("practices")

    def ready(self):
        from accounts.roles import grant
        from community.practices import needs  # noqa: F401 - importing registers what practices ask of people

        for role in ("redactie", "beheer"):
            grant(role, "practices.change_practicesubmission")
