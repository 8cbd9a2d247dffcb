from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShortlistConfig(AppConfig):
    name = "kennisbank.shortlist"
    label = "shortlist"
    verbose_name = _("shortlist")

    def ready(self):
        from kennisbank.models import InstrumentPage
        from kennisbank.queries import ROW_COLUMNS
        from kennisbank.shortlist import kinds

        row = "shortlist/instrument.html"
        kinds.register(kinds.page_kind("i", _("Instrument"), InstrumentPage, row, ROW_COLUMNS, facts="time_text"))
