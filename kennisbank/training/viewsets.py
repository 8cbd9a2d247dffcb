"""Staff screens: providers, modules, and files with modules that come in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from kennisbank.training import actions, queries, rules
from kennisbank.training.enums import UNDER_WAY, ImportState
from kennisbank.training.errors import TrainingError
from kennisbank.training.format import COLUMNS, VOCABULARIES
from kennisbank.training.forms import FileForm
from kennisbank.training.models import OfferImport, TrainingModule, TrainingProvider
from kennisbank.training.wording import describe_reasons
from pagekit.exports import to_csv
from pagekit.screens import StaffScreen
from pagekit.viewsets import row


class ProviderViewSet(ModelViewSet):
    model = TrainingProvider
    icon = "group"
    menu_label = gettext_lazy("Providers")
    list_display = ["name", "kind", "place", "shown"]
    list_filter = ["kind", "shown"]
    search_fields = ["name", "place"]
    form_fields = ["name", "kind", "place", "website", "shown"]


class ModuleViewSet(ModelViewSet):
    model = TrainingModule
    icon = "list-ul"
    menu_label = gettext_lazy("Modules")
    list_display = ["title", "provider", "hours", "checked_on", "shown"]
    list_filter = ["provider", "region", "proof", "shown"]
    search_fields = ["title", "reference"]
    ordering = ["title", "pk"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    row("provider", "reference"),
                    FieldPanel("title"),
                    FieldPanel("summary"),
                    row("level", "hours", "proof"),
                    row("form", "moment", "region"),
                    row("price", "language"),
                    FieldPanel("website"),
                    row("checked_on", "shown"),
                ],
                heading=gettext_lazy("Module"),
            ),
            ObjectList(
                [InlinePanel("dates", heading=gettext_lazy("Starts on"), label=gettext_lazy("date"))],
                heading=gettext_lazy("Dates"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "instrument_links",
                        heading=gettext_lazy("Helps with these instruments"),
                        label=gettext_lazy("instrument"),
                    )
                ],
                heading=gettext_lazy("Instruments"),
            ),
        ]
    )


class ImportScreen(StaffScreen):
    """What the screens of files share: who may see them."""

    header_icon = "upload"

    def allows(self, user):
        return rules.can_import(user)


class FilesView(ImportScreen, FormView):
    """A new file, and those of the last month."""

    template_name = "kennisbank/training/files.html"
    page_title = gettext_lazy("Bring modules in")
    form_class = FileForm

    def get_context_data(self, **kwargs):
        words = {name: [choice.value for choice in vocabulary] for name, vocabulary in VOCABULARIES.items()}
        columns = [(column, words.get(column.name, [])) for column in COLUMNS]
        return super().get_context_data(files=queries.recent_imports(), columns=columns, **kwargs)

    def form_valid(self, form):
        name = form.cleaned_data["file"].name
        try:
            batch = actions.receive(name, form.content(), by=self.request.user, now=timezone.now())
        except TrainingError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("training_import:file", batch.pk)


class FileView(ImportScreen, TemplateView):
    """How far one file is and what it does; a POST says that it may come in."""

    template_name = "kennisbank/training/file.html"

    @cached_property
    def batch(self):
        return get_object_or_404(OfferImport, pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.batch.file_name

    def get_context_data(self, **kwargs):
        counts = queries.counts_of(self.batch)
        handled = counts["done"] if self.batch.state == ImportState.WRITING else counts["total"] - counts["waiting"]
        return super().get_context_data(
            batch=self.batch,
            counts=counts,
            writes=counts["new"] + counts["changed"] + counts["unchanged"],
            handled=handled,
            under_way=self.batch.state in UNDER_WAY,
            rows=queries.shown_rows(self.batch),
            **kwargs,
        )

    def post(self, request, pk):
        try:
            actions.confirm(self.batch, by=request.user, now=timezone.now())
        except TrainingError as error:
            messages.warning(request, str(error))
        return redirect("training_import:file", pk)


class RefusedView(ImportScreen, View):
    """The refused rows as a file to mend and send again, each with its line and its reasons."""

    def get(self, request, pk):
        batch = get_object_or_404(OfferImport, pk=pk)
        headers = {column.name: column.header for column in COLUMNS}
        head = [*(headers[name] for name in batch.columns), _("line"), _("reasons")]
        rows = [
            [*_padded(each.cells, len(batch.columns)), str(each.line), " ".join(describe_reasons(each.reasons))]
            for each in queries.refused_rows(batch)
        ]
        return _csv(head, rows, _("refused-rows"))


class ExampleView(ImportScreen, View):
    """A file with the names of all columns and no rows."""

    def get(self, request):
        return _csv([column.header for column in COLUMNS], [], _("modules"))


class ImportViewSet(ViewSet):
    name = "training_import"
    url_prefix = "training/import"
    menu_label = gettext_lazy("Bring modules in")
    icon = "upload"

    def get_urlpatterns(self):
        return [
            path("", FilesView.as_view(), name="index"),
            path("example.csv", ExampleView.as_view(), name="example"),
            path("<int:pk>/", FileView.as_view(), name="file"),
            path("<int:pk>/refused.csv", RefusedView.as_view(), name="refused"),
        ]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.can_import(request.user)
        return item


class TrainingGroup(ViewSetGroup):
    """One item in the menu for all of it."""

    menu_label = gettext_lazy("Training offer")
    menu_icon = "calendar-alt"
    menu_order = 292
    items = (
        ModuleViewSet("training_modules", url_prefix="training/modules"),
        ProviderViewSet("training_providers", url_prefix="training/providers"),
        ImportViewSet(),
    )


def _padded(cells, length):
    return [*cells[:length], *[""] * (length - len(cells))]


def _csv(head, rows, name):
    separator = ";" if get_language() == "nl" else ","
    response = HttpResponse(to_csv(head, rows, separator=separator), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return response


training_group = TrainingGroup()
