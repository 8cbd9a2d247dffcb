"""What people answered: the organiser's screens. Reading what somebody said is written down."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.log_actions import log

from events import actions
from events.models import Needs
from events.queries import answers_of
from events.questionnaire import AskingForm, initial_of, questionnaire_of
from events.viewsets import queries, said
from events.viewsets.base import OfOneSession
from events.viewsets.lists import STATES
from events.viewsets.people import PlaceAction


class Answers(OfOneSession, TemplateView):
    """Totals; with POST what each person said. Looking at that is written down, as taking a list is."""

    template_name = "events/organiser/answers.html"
    page_title = gettext_lazy("Answers")

    def post(self, request, *args, **kwargs):
        context = self.get_context_data(per_person=True)
        columns, people = context["columns"], context["people"]
        log(
            self.session,
            "events.list",
            user=request.user,
            data={"kind": "screen", "who": "active", "columns": sorted(columns), "people": len(people)},
        )
        return self.render_to_response(context)

    def get_context_data(self, *, per_person=False, **kwargs):
        session, now = self.session, self.now
        questions = said.questions_with_answers(session)
        people = list(said.with_said(queries.listed(session, STATES["active"], self.request.user)))
        columns = said.columns_of(session, questions, now=now)
        rows = [(row, [(head, cell(row)) for head, cell in columns.values() if cell(row)]) for row in people]
        return super().get_context_data(
            totals=said.totals(session, questions, people, now=now),
            columns=columns,
            people=people,
            rows=rows if per_person else [],
            per_person=per_person,
            needs_gone=session.asks_needs and not Needs.visible(session, now=now),
            **kwargs,
        )


class PlaceAnswersForm(AskingForm):
    """What one person, and the contact of that registration, answered; nothing is required of staff."""

    def __init__(self, *args, asks, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask(asks, questions=asks.questions, optional=True)


class AnswerPlace(PlaceAction):
    """Fill in or change what somebody told by telephone. Opening it shows what is there, so that is written down."""

    form_class = PlaceAnswersForm
    page_title = pgettext_lazy("of a person", "Answers")
    button = gettext_lazy("Save the answers")

    def get_form_kwargs(self):
        asks = questionnaire_of(self.session)
        if not asks:
            raise Http404
        kwargs = super().get_form_kwargs() | {"asks": asks}
        if self.request.method == "GET":
            row = self.attendee
            answers = [*answers_of(row.registration, row), *answers_of(row.registration, None)]
            readable = row if Needs.visible(self.session, now=self.now) else None
            kwargs["initial"] = initial_of(asks, answers, readable)
        return kwargs

    def get(self, request, *args, **kwargs):
        data = {"kind": "person", "registration": self.attendee.registration.reference, "people": 1}
        log(self.session, "events.list", user=request.user, data=data)
        return super().get(request, *args, **kwargs)

    def consequences(self):
        return [_("What the contact answered counts for everybody of the same registration.")]

    def act(self, form):
        staff = {"by": self.request.user, "now": self.now, "by_staff": True}
        actions.answer(self.attendee, form.said(), **staff)
        actions.answer_as_contact(self.attendee.registration, form.answers(of_contact=True), **staff)
        return pgettext_lazy("of a person", "The answers were saved.")
