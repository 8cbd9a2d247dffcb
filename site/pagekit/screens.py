"""The frame of our own screens in the admin: who may see them, and their name above them."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class StaffScreen(WagtailAdminTemplateMixin):
    """A screen for those with `permission`, or whom `allows` lets in; its `page_title` ends the breadcrumbs. Templates
    extend pagekit/staff_screen.html."""

    permission = ""

    def dispatch(self, request, *args, **kwargs):
        if not self.allows(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def allows(self, user):
        """Whether `user` may see this screen."""
        return user.has_perm(self.permission)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
