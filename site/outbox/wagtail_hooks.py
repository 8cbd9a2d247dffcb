"""Where the outbox shows in the admin: a report, and a warning on the home of the admin when mail failed."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from outbox import queries, views
from outbox.enums import MessageStatus

LATE_AFTER = timedelta(minutes=15)


@hooks.register("register_admin_urls")
def register_outbox_urls():
    return [
        path("outbox/", views.OutboxReport.as_view(), name="outbox_report"),
        path("outbox/results/", views.OutboxReport.as_view(results_only=True), name="outbox_report_results"),
        path("outbox/<int:pk>/retry/", views.retry_message, name="outbox_retry"),
    ]


class OutboxMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(views.MAY_SEE)


@hooks.register("register_reports_menu_item")
def register_outbox_menu_item():
    return OutboxMenuItem(_("Outgoing mail"), reverse("outbox_report"), name="outbox", icon_name="mail", order=900)


class OutboxPanel(Component):
    """Shows only when something is wrong: mail that failed, or mail that waits while nobody sends."""

    name = "outbox"
    order = 50
    template_name = "outbox/home_panel.html"

    def get_context_data(self, parent_context):
        now = timezone.now()
        return {
            "failed": queries.failed().count(),
            "late": queries.late(now, since=now - LATE_AFTER),
            "failed_url": f"{reverse('outbox_report')}?status={MessageStatus.FAILED}",
            "waiting_url": f"{reverse('outbox_report')}?status={MessageStatus.QUEUED}",
        }


@hooks.register("construct_homepage_panels")
def add_outbox_panel(request, panels):
    if request.user.has_perm(views.MAY_SEE):
        panels.append(OutboxPanel())


@hooks.register("register_log_actions")
def register_outbox_actions(actions):
    actions.register_action("outbox.retry", _("Send again"), _("Put back in the outbox"))


@hooks.register("register_permissions")
def register_outbox_permissions():
    return Permission.objects.filter(content_type__app_label="outbox", codename="view_outboxmessage")
