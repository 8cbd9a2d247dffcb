from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutlinksConfig(AppConfig):
    name = "kennisbank.outlinks"
    label = "outlinks"
    verbose_name = _("links to other sites")
