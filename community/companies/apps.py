from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    name = "community.companies"
    verbose_name = _("companies")

    def ready(self):
        from accounts.roles import grant

        grant("coach", "companies.view_coachaccess")  # what companies let this coach see, and no more
