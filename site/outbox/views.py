"""The outbox as staff see it: what waits, what failed, and a way to try again."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from outbox.actions import retry
from outbox.enums import MessageStatus
from outbox.errors import OutboxError
from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS

MAY_SEE = "outbox.view_outboxmessage"


def masked(address: str) -> str:
    """An address that shows which one it is to who knows it, and to nobody else: j…@example.org."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""


class KindColumn(Column):
    """What kind of mail, in words."""

    def get_value(self, instance):
        kind = MAIL_KINDS.get(instance.kind)
        return kind.title if kind else instance.kind


class RetryColumn(Column):
    """A button for what failed; a form, so that looking changes nothing."""

    cell_template_name = "outbox/retry_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["can_retry"] = instance.status == MessageStatus.FAILED and bool(instance.context)
        return context


class OutboxFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(choices=MessageStatus.choices, label=_("Status"))

    class Meta:
        model = OutboxMessage
        fields = ["status"]


class OutboxReport(ReportView):
    """All messages, newest first; recipients are masked and contents not shown."""

    page_title = _("Outgoing mail")
    header_icon = "mail"
    model = OutboxMessage
    any_permission_required = ["view"]
    filterset_class = OutboxFilterSet
    index_url_name = "outbox_report"
    index_results_url_name = "outbox_report_results"
    default_ordering = "-created_at"
    list_export = []
    columns = [
        KindColumn("kind", label=_("Mail")),
        Column("to", label=_("To"), accessor=lambda message: masked(message.to)),
        Column("status", label=_("Status"), accessor="get_status_display"),
        DateColumn("created_at", label=_("Written")),
        DateColumn("sent_at", label=_("Sent")),
        Column("attempts", label=_("Attempts")),
        Column("error", label=_("Last error")),
        RetryColumn("retry", label=""),
    ]

    def get_queryset(self):
        return OutboxMessage.objects.order_by("-created_at", "-id")

    def user_has_any_permission(self, permissions):
        return self.request.user.has_perm(MAY_SEE)


@require_POST
def retry_message(request, pk):
    """Try a failed message again."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    message = get_object_or_404(OutboxMessage, pk=pk)
    try:
        retry(message, by=request.user, now=timezone.now())
    except OutboxError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The message is waiting to be sent again."))
    return redirect(f"{reverse('outbox_report')}?status={MessageStatus.FAILED}")
