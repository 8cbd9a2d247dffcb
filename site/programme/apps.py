from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("programme")

    def ready(self):
        from accounts.roles import grant

        for role in ("programmaleiding", "beheer"):
            for model in ("programme", "partner"):
                grant(role, *(f"programme.{verb}_{model}" for verb in ("view", "add", "change")))
