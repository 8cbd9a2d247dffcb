"""The screen with advice about one page."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.models import Page

from pagekit.screens import StaffScreen
from pagekit.writing.queries import checks_of


class ChecksView(StaffScreen, TemplateView):
    """How the newest draft reads. Only for who may change the page."""

    template_name = "pagekit/writing/checks.html"
    page_title = _("Checks")
    header_icon = "glasses"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["pk"], depth__gt=1)

    def allows(self, user):
        return self.page.permissions_for_user(user).can_edit()

    def get_context_data(self, **kwargs):
        draft = self.page.get_latest_revision_as_object()
        return super().get_context_data(page=self.page, checks=checks_of(draft.specific), **kwargs)
