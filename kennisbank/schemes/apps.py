from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchemesConfig(AppConfig):
    name = "kennisbank.schemes"
    label = "schemes"
    verbose_name = _("schemes")

    def ready(self):
        from accounts.roles import grant
        from kennisbank.schemes.models import SchemePage
        from kennisbank.shortlist import kinds

        kinds.register(kinds.page_kind("r", _("Scheme"), SchemePage, "kennisbank/schemes/shortlist_row.html"))
        for role in ("redactie", "beheer"):
            for model in ("scheme", "schemefact", "applicationwindow"):
                for verb in ("add", "change", "delete", "view"):
                    grant(role, f"schemes.{verb}_{model}")
            grant(role, "schemes.change_guide", "schemes.publish_guide", "schemes.view_guide")
