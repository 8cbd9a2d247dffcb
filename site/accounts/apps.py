from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("accounts")

    def ready(self):
        from accounts.roles import set_up_roles

        post_migrate.connect(set_up_roles, dispatch_uid="accounts.roles")
