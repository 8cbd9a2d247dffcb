from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "kennisbank.training"
    label = "training"
    verbose_name = _("training offer")

    def ready(self):
        from accounts.roles import grant
        from kennisbank.training import periodic  # noqa: F401 - registers the jobs of the clock

        for role in ("redactie", "programmaleiding", "beheer"):
            for model in ("trainingprovider", "trainingmodule"):
                for verb in ("add", "change", "delete", "view"):
                    grant(role, f"training.{verb}_{model}")
