"""What a session asks: the organiser's screens."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from events import actions, rules
from events.models import Question
from events.viewsets.base import OfOneSession, SessionAction
from events.viewsets.question_forms import NewQuestionForm, QuestionForm, SeenQuestionForm
from events.viewsets.ready_made import READY_MADE


class Questions(OfOneSession, TemplateView):
    """What the session asks, in order. POST with `up` moves a question one place forward."""

    template_name = "events/organiser/questions.html"
    page_title = gettext_lazy("Questions")

    def post(self, request, *args, **kwargs):
        question = _question_of(self.session, request.POST.get("up", ""), request.user)
        actions.move_up(question, session=self.session, by=request.user, now=self.now)
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        rows = list(Question.objects.of_session(self.session).asked())
        ready = [(key, Question(wording_nl=made["wording_nl"], wording_en=made["wording_en"]).text("wording"))
                 for key, made in READY_MADE.items()]  # fmt: skip
        asked = {row.wording_nl for row in rows}
        return super().get_context_data(
            of_event=[row for row in rows if row.event_id],
            own=[row for row in rows if row.session_id],
            may_change_event=rules.can_organise_event(self.request.user, self.session),
            ready=[each for each in ready if READY_MADE[each[0]]["wording_nl"] not in asked],
            **kwargs,
        )


def _question_of(session, reference: str, user) -> Question:
    """A question that `session` asks and `user` may change: 404 for any other, and for one of the whole event when
    `user` leads this session only.
    """
    rows = Question.objects.of_session(session).asked()
    if not rules.can_organise_event(user, session):
        rows = rows.filter(session=session)
    return get_object_or_404(rows, reference=reference)


class QuestionAction(SessionAction):
    """Something with the questions of the session; back to them afterwards."""

    template_name = "events/organiser/question.html"

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        self.reference = kwargs.get("question", "")
        return super().dispatch(request, *args, **kwargs)

    @property
    def question(self) -> Question:
        if not hasattr(self, "_found"):
            self._found = _question_of(self.session, self.reference, self.request.user)
        return self._found

    def get_success_url(self):
        return reverse("organiser_questions", args=[self.session.reference])


class AddQuestion(QuestionAction):
    """A new question, empty or one of the ready ones (`ready` in the address)."""

    form_class = NewQuestionForm
    page_title = gettext_lazy("Add a question")
    button = gettext_lazy("Add the question")

    def get_form_kwargs(self):
        everywhere = rules.can_organise_event(self.request.user, self.session)
        return super().get_form_kwargs() | {"everywhere": everywhere}

    def get_initial(self):
        return READY_MADE.get(self.request.GET.get("ready", ""), {})

    def act(self, form):
        everywhere = form.cleaned_data["where"] == "everywhere"
        actions.ask(self.session, everywhere=everywhere, by=self.request.user, now=self.now, **form.question())
        return _("The question was added.")


class ChangeQuestion(QuestionAction):
    """Another wording, explanation, choice or time."""

    form_class = SeenQuestionForm
    page_title = gettext_lazy("Change the question")

    def get_initial(self):
        question = self.question
        lines = [f"{choice['nl']} | {choice['en']}" for choice in question.choices if not choice.get("gone")]
        names = [name for name in QuestionForm.base_fields if name != "choices"]
        return {name: getattr(question, name) for name in names} | {"choices": "\n".join(lines)}

    def consequences(self):
        if self.question.event_id:
            return [_("This question is asked at all sessions of this event: it changes for all of them.")]
        return []

    def act(self, form):
        actions.change_question(
            self.question, session=self.session, by=self.request.user, now=self.now, **form.question()
        )
        return _("The question was changed.")


class StopQuestion(QuestionAction):
    """Ask it no more."""

    page_title = gettext_lazy("Take the question away")
    button = gettext_lazy("Yes, ask it no more")
    serious = True

    def consequences(self):
        sentences = [f"“{self.question.title}”"]
        if self.question.event_id:
            sentences.append(_("It is taken away from all sessions of this event."))
        sentences.append(_("Answers that were given stay until their time is over."))
        return sentences

    def act(self, form):
        kept = actions.stop_asking(self.question, session=self.session, by=self.request.user, now=self.now)
        return _("It is asked no more; the answers stay.") if kept else _("The question was deleted.")
