"""How the admin knows the exchange: its screens, its button on a page, the words of the log."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from kennisbank.exchange.rules import can_exchange
from kennisbank.exchange.viewsets import exchange_viewset
from kennisbank.models import InstrumentPage


@hooks.register("register_admin_viewset")
def register_exchange_screens():
    return exchange_viewset


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    actions.register_action("exchange.import", _("Bring in"), _("Brought in from a file"))


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def export_button(page, user, next_url=None, view_name=None):
    """The way to take one instrument along."""
    if isinstance(page.specific_deferred, InstrumentPage) and can_exchange(user):
        address = f"{reverse('exchange:export')}?{urlencode({'key': page.pk})}"
        yield Button(_("As a file for another region"), address, icon_name="download", priority=80)
