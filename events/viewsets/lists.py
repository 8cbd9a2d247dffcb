"""The list of a session's people: on paper, for Excel, as CSV. Who took which list is kept in the history."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from events.enums import ACTIVE, AttendeeStatus
from events.models import Attendee
from events.viewsets import queries, said
from events.viewsets.base import SessionAction
from pagekit.dates import local
from pagekit.exports import to_csv, to_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# name -> (heading, what stands in the cell); the order is that of the list
COLUMNS: dict[str, tuple[str, Callable[[Attendee], str]]] = {
    "name": (_("Name"), lambda row: row.called),
    "organisation": (_("Organisation"), lambda row: row.registration.organisation),
    "status": (_("Status"), lambda row: str(row.get_status_display())),
    "email": (_("Own email address"), lambda row: row.email),
    "contact_name": (_("Contact"), lambda row: row.registration.contact_name),
    "contact_email": (_("Email address of the contact"), lambda row: row.registration.contact_email),
    "registered": (_("Registered on"), lambda row: local(row.created_at).strftime("%Y-%m-%d %H:%M")),
    "since": (_("Status since"), lambda row: local(row.status_changed_at).strftime("%Y-%m-%d %H:%M")),
    "attendance": (_("Attendance"), lambda row: str(row.get_attendance_display())),
    "registration": (_("Registration"), lambda row: row.registration.reference),
}
FIRST_CHOICE = ["name", "organisation", "status"]
STATES = {
    "seated": {AttendeeStatus.CONFIRMED},
    "active": ACTIVE,
    "all": set(AttendeeStatus),
}


class ListForm(forms.Form):
    """Which people, which columns, which kind of file. Addresses are left out unless they are asked for."""

    who = forms.ChoiceField(
        label=_("Who"),
        choices=[
            ("seated", _("Everybody with a place")),
            ("active", _("Also who waits or has an offer")),
            ("all", _("Also who cancelled")),
        ],
        widget=forms.RadioSelect,
        initial="seated",
    )
    columns = forms.MultipleChoiceField(
        label=_("What stands in it"),
        choices=[(name, heading) for name, (heading, _cell) in COLUMNS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=FIRST_CHOICE,
        help_text=_("Take only what you need: the file leaves this system."),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("kind of list", "As"),
        choices=[
            ("print", _("A list to print, with room for a signature")),
            ("xlsx", _("A file for Excel (XLSX)")),
            ("csv", _("A CSV file")),
        ],
        widget=forms.RadioSelect,
        initial="print",
    )

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        more = [(name, heading) for name, (heading, _cell) in asked.items()]
        self.fields["columns"].choices = [*self.fields["columns"].choices, *more]


class PeopleList(SessionAction):
    """Choose and take a list. Taking it is a POST, because it is written down."""

    form_class = ListForm
    page_title = _("List of people")
    button = pgettext_lazy("list of people", "Make the list")

    def get_form_kwargs(self):
        questions = said.questions_with_answers(self.session)
        self.asked = said.columns_of(self.session, questions, now=self.now)
        return super().get_form_kwargs() | {"asked": self.asked}

    def form_valid(self, form):
        who, kind = form.cleaned_data["who"], form.cleaned_data["kind"]
        columns = COLUMNS | self.asked
        names = [name for name in columns if name in form.cleaned_data["columns"]]
        people = queries.listed(self.session, STATES[who], self.request.user)
        if self.asked.keys() & set(names):
            people = said.with_said(people)
        rows = [[columns[name][1](person) for name in names] for person in people]
        head = [str(columns[name][0]) for name in names]
        log(
            self.session,
            "events.list",
            user=self.request.user,
            data={"kind": kind, "who": who, "columns": names, "people": len(rows)},
        )
        if kind == "print":
            return self.response_class(
                request=self.request,
                template="events/organiser/print.html",
                context=self.get_context_data(form=form, head=head, rows=rows),
            )
        return self._file(kind, head, rows)

    def _file(self, kind: str, head: list[str], rows: list[list[str]]) -> HttpResponse:
        title = self.session.event.title
        if kind == "xlsx":
            response = HttpResponse(to_xlsx(head, rows, title=title), content_type=XLSX)
        else:
            separator = ";" if (get_language() or "nl").startswith("nl") else ","
            response = HttpResponse(to_csv(head, rows, separator=separator), content_type="text/csv; charset=utf-8")
        day = timezone.localtime(self.session.starts_at).date().isoformat()
        name = f"{slugify(title)[:60] or 'list'}-{day}.{kind}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
