"""Staff screens: taking instruments along, and bringing them in."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from kennisbank.exchange import actions, queries, rules
from kennisbank.exchange.archive import pack, text_of
from kennisbank.exchange.enums import WRITTEN
from kennisbank.exchange.errors import ExchangeError
from kennisbank.exchange.forms import ConfirmForm, FileForm
from pagekit.screens import StaffScreen


class ExchangeScreen(StaffScreen):
    """What the screens share: who may see them."""

    header_icon = "download"

    def allows(self, user):
        return rules.can_exchange(user)


class ListView(ExchangeScreen, TemplateView):
    """Every instrument, to choose from."""

    template_name = "kennisbank/exchange/list.html"
    page_title = gettext_lazy("Exchange instruments")

    def get_context_data(self, **kwargs):
        return super().get_context_data(found=queries.exportable(), **kwargs)


class ExportView(ExchangeScreen, View):
    """The chosen instruments: one as a .toml, more as a .zip."""

    def get(self, request):
        keys = [int(key) for key in request.GET.getlist("key") if key.isascii() and key.isdigit() and len(key) < 19]
        documents = queries.documents_of(queries.exportable(keys))
        if not documents:
            messages.warning(request, _("Nothing was chosen. Tick the instruments that you want to take along."))
            return redirect("exchange:index")
        if len(documents) == 1:
            return _file(text_of(documents[0]), f"{documents[0]['slug']}.toml", "application/toml; charset=utf-8")
        return _file(pack(documents), f"{_('instruments')}.zip", "application/zip")


class ImportView(ExchangeScreen, FormView):
    """First what would happen, then, with the button below that, what happens."""

    template_name = "kennisbank/exchange/import.html"
    page_title = gettext_lazy("Bring instruments in")

    def get_form_class(self):
        return ConfirmForm if "seen" in self.request.POST else FileForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"indexes": queries.kennisbanks_for(self.request.user)}

    def form_valid(self, form):
        files, index = form.cleaned_data["file"], form.cleaned_data["index"]
        if "seen" not in form.cleaned_data:
            return self._show(form, queries.plan(files, index, by=self.request.user))
        try:
            planned = actions.take_over(files, index, by=self.request.user, seen=form.cleaned_data["seen"])
        except ExchangeError as error:
            messages.warning(self.request, str(error))
            return self._show(form, queries.plan(files, index, by=self.request.user))
        self._tell(planned)
        return redirect("exchange:import")

    def form_invalid(self, form):
        if isinstance(form, ConfirmForm):  # it has nothing that anybody typed
            messages.error(self.request, _("This did not work. Try again."))
            return redirect("exchange:import")
        return super().form_invalid(form)

    def _show(self, form, planned):
        carried = form.kept | {"index": form.cleaned_data["index"].pk, "seen": queries.fingerprint(planned)}
        writes = sum(each.state in WRITTEN for each in planned)
        return self.render_to_response(
            self.get_context_data(form=form, planned=planned, carried=carried, writes=writes)
        )

    def _tell(self, planned):
        number = sum(each.state in WRITTEN for each in planned)
        told = ngettext(
            "%(count)s instrument was brought in as a draft. Read it, then publish it.",
            "%(count)s instruments were brought in as drafts. Read them, then publish them.",
            number,
        )
        messages.success(self.request, told % {"count": number})


class ExchangeViewSet(ViewSet):
    name = "exchange"
    url_prefix = "kennisbank"
    menu_label = gettext_lazy("Exchange")
    icon = "download"
    menu_order = 282
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", ListView.as_view(), name="index"),
            path("export/", ExportView.as_view(), name="export"),
            path("import/", ImportView.as_view(), name="import"),
        ]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.can_exchange(request.user)
        return item


def _file(content, name, content_type):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


exchange_viewset = ExchangeViewSet()
