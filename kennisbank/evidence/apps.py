from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "kennisbank.evidence"
    label = "evidence"
    verbose_name = _("proof")

    def ready(self):
        from accounts.roles import grant
        from kennisbank.evidence import signals  # noqa: F401 - connects the receivers

        for role in ("redactie", "programmaleiding", "beheer"):
            grant(role, "evidence.add_evidencedecision", "evidence.view_evidencedecision")
