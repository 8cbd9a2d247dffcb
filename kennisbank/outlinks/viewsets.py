"""The staff screen: links that broke, with the pages on which they stand."""

from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.viewsets.base import ViewSet

from kennisbank.outlinks import queries, rules
from pagekit.screens import StaffScreen


class BrokenView(StaffScreen, TemplateView):
    """Every link that broke."""

    template_name = "kennisbank/outlinks/broken.html"
    page_title = gettext_lazy("Links that broke")
    header_icon = "link"

    def allows(self, user):
        return rules.can_see_links(user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(found=queries.broken_links(), **kwargs)


class OutlinksViewSet(ViewSet):
    name = "outlinks"
    url_prefix = "links"

    def get_urlpatterns(self):
        return [path("", BrokenView.as_view(), name="index")]


outlinks_viewset = OutlinksViewSet()
