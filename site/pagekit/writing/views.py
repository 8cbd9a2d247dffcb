"""The screen with advice about one page."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from pagekit.writing.queries import checks_of


class ChecksView(WagtailAdminTemplateMixin, TemplateView):
    """How the newest draft reads. Only for who may change the page."""

    template_name = "pagekit/writing/checks.html"
    page_title = _("Checks")
    header_icon = "glasses"
    breadcrumbs_items = []  # the header says the title itself

    def get_context_data(self, **kwargs):
        page = get_object_or_404(Page, pk=self.kwargs["pk"], depth__gt=1)
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        draft = page.get_latest_revision_as_object()
        return super().get_context_data(page=page, checks=checks_of(draft.specific), **kwargs)
