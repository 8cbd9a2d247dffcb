"""The figures of sessions on one screen, and as a file."""

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from events.statistics import queries, rules
from events.statistics.forms import ScopeForm
from events.statistics.tables import as_rows, tables_of
from events.viewsets import queries as core
from events.viewsets.base import OfOneSession, OrganiserScreen
from events.viewsets.lists import XLSX
from events.viewsets.urls import SESSION
from pagekit.dates import local
from pagekit.exports import to_csv, to_xlsx


class Figures(OrganiserScreen):
    """Tables about some sessions; with `file` in the address the same numbers as a file."""

    may_enter = staticmethod(rules.may_read_figures)
    template_name = "statistics/figures.html"
    page_title = gettext_lazy("Statistics")

    def sessions(self):
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        self.tables = tables_of(self.sessions(), now=self.now)
        kind = request.GET.get("file")
        return self._file(kind) if kind in {"csv", "xlsx"} else super().get(request, *args, **kwargs)

    def _file(self, kind: str) -> HttpResponse:
        head = [_("Figure"), _("What"), _("Number")]
        rows = as_rows(self.tables, hidden=_("left out"))
        if kind == "xlsx":
            response = HttpResponse(to_xlsx(head, rows, title=_("Statistics")), content_type=XLSX)
        else:
            separator = ";" if (get_language() or "nl").startswith("nl") else ","
            response = HttpResponse(to_csv(head, rows, separator=separator), content_type="text/csv; charset=utf-8")
        name = f"leergilde-{local(self.now).date().isoformat()}.{kind}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def get_context_data(self, **kwargs):
        chosen = self.request.GET.copy()
        chosen.pop("file", None)
        return super().get_context_data(tables=self.tables, chosen=chosen.urlencode(), fewest=rules.FEWEST, **kwargs)


class AllFigures(Figures, TemplateView):
    """The figures of a time, of all sessions or of an event or theme."""

    def sessions(self):
        self.form = ScopeForm(self.request.GET or None, today=local(self.now).date())
        return queries.sessions_in(self.form.scope())

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=self.form, **kwargs)


class SessionFigures(Figures, OfOneSession, TemplateView):
    """The figures of one session."""

    def sessions_for(self, user):
        return core.sessions()

    def sessions(self):
        return queries.only(self.session)

    def get_context_data(self, **kwargs):
        overview = reverse("organiser_session", args=[self.session.reference])
        return super().get_context_data(overview_url=overview, **kwargs)


urlpatterns = [
    path("agenda-statistics/", AllFigures.as_view(), name="statistics_of_sessions"),
    path(f"{SESSION}statistics/", SessionFigures.as_view(), name="statistics_of_session"),
]
