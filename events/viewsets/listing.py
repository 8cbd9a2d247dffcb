"""All sessions: when, what, how full, who waits."""

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from events import rules
from events.models import EventPage, EventSession
from events.viewsets import queries
from events.viewsets.base import OrganiserScreen
from events.viewsets.fields import RowNumber


class SessionColumn(BaseColumn):
    """A cell with a template of its own, which gets the session as `instance`."""

    def __init__(self, name, template, **kwargs):
        super().__init__(name, classname=f"organiser-{name}", **kwargs)
        self.cell_template_name = f"events/organiser/cells/{template}.html"


class EventChoice(RowNumber, django_filters.fields.ModelChoiceField):
    """An event to filter by."""


class EventFilter(django_filters.ModelChoiceFilter):
    field_class = EventChoice


class SessionFilterSet(WagtailFilterSet):
    when = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter of sessions", "When"),
        empty_label=pgettext_lazy("filter of sessions", "Coming"),
        choices=[
            ("past", pgettext_lazy("filter of sessions", "Past")),
            ("called_off", pgettext_lazy("filter of sessions", "Called off")),
            ("all", pgettext_lazy("filter of sessions", "All")),
        ],
        method="leave",
    )
    event = EventFilter(label=_("Event"), queryset=EventPage.objects.none())

    class Meta:
        model = EventSession
        fields = ["when", "event"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = EventSession.objects.seen_by(self.request.user)
        self.filters["event"].queryset = EventPage.objects.filter(sessions__in=seen).distinct().order_by("title")

    def leave(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """`when` is applied in `filter_queryset`, because no choice means something too."""
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = super().filter_queryset(queryset)
        return queries.in_period(rows, self.form.cleaned_data.get("when") or "coming", now=timezone.now())


class SessionListing(OrganiserScreen, BaseListingView):
    """The sessions, the next one first. Editors see it too: it holds nobody's name."""

    may_enter = staticmethod(rules.can_see_sessions)
    page_title = _("Agenda")
    model = EventSession
    verbose_name_plural = _("sessions")
    template_name = "events/organiser/listing.html"
    index_url_name = "organiser_sessions"
    index_results_url_name = "organiser_sessions_results"
    filterset_class = SessionFilterSet
    is_searchable = True
    search_fields = ["event__title", "place_name", "city", "reference"]
    paginate_by = 50
    table_classname = "listing organiser-sessions"
    columns = [
        SessionColumn("title", "session", label=_("Session")),
        SessionColumn("status", "status", label=_("Status")),
        SessionColumn("places", "places", label=_("Places")),
        SessionColumn("queue", "queue", label=_("Waiting")),
    ]

    def get_base_queryset(self):
        return queries.sessions().seen_by(self.request.user)

    def filter_queryset(self, queryset):
        if self.filters and self.filters.is_valid():
            return self.filters.filter_queryset(queryset)
        return queries.in_period(queryset, "coming", now=self.now)

    def get_breadcrumbs_items(self):
        return [OrganiserScreen.breadcrumbs_items[0], {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self):
        if not rules.can_plan(self.request.user):
            return []
        return [HeaderButton(_("Plan a session"), url=reverse("organiser_plan"), icon_name="plus")]
