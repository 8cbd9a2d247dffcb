"""The companies of a coach and at which sessions they were: only what each company lets this coach see, in numbers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.companies.queries import coached_by
from community.companies.rules import can_coach
from events.queries import attended_by, in_total
from events.viewsets.base import OrganiserScreen
from events.viewsets.lists import XLSX
from pagekit.dates import local
from pagekit.exports import to_xlsx


class CoachedMenuItem(MenuItem):
    """The way to the own companies, for coaches."""

    def is_shown(self, request):
        return can_coach(request.user)


class CoachScreen(OrganiserScreen, TemplateView):
    """A screen of coaches; who is none learns nothing."""

    may_enter = staticmethod(can_coach)
    header_icon = "group"
    breadcrumbs_items = WagtailAdminTemplateMixin.breadcrumbs_items


class CoachedCompanies(CoachScreen):
    """The companies that let this coach look along."""

    template_name = "events/coached/companies.html"
    page_title = gettext_lazy("My companies")

    def get_context_data(self, **kwargs):
        return super().get_context_data(companies=coached_by(self.request.user), **kwargs)


class CoachedCompany(CoachScreen):
    """The sessions of one of them; with `file` in the address as a workbook, as evidence of hours."""

    template_name = "events/coached/company.html"

    def get(self, request, *args, **kwargs):
        self.company = get_object_or_404(coached_by(request.user), slug=kwargs["slug"])
        self.rows = attended_by(self.company, now=self.now)
        return self._file() if request.GET.get("file") == "xlsx" else super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.company.name

    def get_breadcrumbs_items(self):
        way = {"url": reverse("coached_companies"), "label": CoachedCompanies.page_title}
        return [*self.breadcrumbs_items, way, {"url": "", "label": self.company.name}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(company=self.company, rows=self.rows, total=in_total(self.rows), **kwargs)

    def _file(self):
        head = [_("Session"), _("Date"), _("Places"), _("Present"), _("Partly present"), _("Absent"),
                _("Absent with notice"), _("Not noted"), _("Hours")]  # fmt: skip
        rows = [
            [each.session.event.title, local(each.session.starts_at).date().isoformat(), *map(str, _numbers(each))]
            for each in self.rows
        ]
        response = HttpResponse(to_xlsx(head, rows, title=self.company.name), content_type=XLSX)
        response.headers["Content-Disposition"] = f'attachment; filename="{self.company.slug}.xlsx"'
        return response


def _numbers(each):
    return (each.places, each.present, each.partial, each.absent, each.excused, each.not_noted, each.hours)


urlpatterns = [
    path("agenda-companies/", CoachedCompanies.as_view(), name="coached_companies"),
    path("agenda-companies/<slug:slug>/", CoachedCompany.as_view(), name="coached_company"),
]
