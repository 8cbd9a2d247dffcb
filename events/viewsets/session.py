"""One session: the facts, who comes, who waits, what happened."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from events import rules
from events.enums import SESSION_TRANSITIONS, SessionStatus
from events.queries import help_of, series_of
from events.questionnaire import questionnaire_of
from events.viewsets import queries
from events.viewsets.base import OfOneSession

HISTORY_SHOWN = 8
HISTORY_PER_PAGE = 50


class SessionScreen(OfOneSession, TemplateView):
    """A session at a glance. Editors see the facts and the numbers, organisers also the people."""

    may_enter = staticmethod(rules.can_see_sessions)
    template_name = "events/organiser/session.html"

    def sessions_for(self, user):
        return queries.sessions().seen_by(user)

    def get_page_title(self):
        return self.session.event.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.session.event.title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        session = self.session
        context |= {
            "may_organise_all": rules.can_organise_all(self.request.user),
            "may_change_event": rules.can_organise_event(self.request.user, session),
            "may_plan": rules.can_plan(self.request.user),
            "is_draft": session.status == SessionStatus.DRAFT,
            "is_open": bool(SESSION_TRANSITIONS[session.status]),
            "is_over": session.over_at <= self.now,
            "takes_people": rules.why_not_registering(session, now=self.now, by_staff=True) is None,
            "language_help": help_of(session) if session.in_pairs else [],
            "series": series_of(session),
            "closed_because": rules.why_not_registering(session, now=self.now),
        }
        if context["may_organise"]:
            history = list(queries.history_of(session)[: HISTORY_SHOWN + 1])
            context |= {
                "asks_something": bool(questionnaire_of(session)),
                "people": queries.people_of(session, self.request.user),
                "failed_mails": queries.failed_mails(session).count(),
                "may_see_outbox": self.request.user.has_perm("outbox.view_outboxmessage"),
                "history": history[:HISTORY_SHOWN],
                "has_more_history": len(history) > HISTORY_SHOWN,
            }
        return context


class SessionHistory(OfOneSession, TemplateView):
    """Everything that was done with a session, by whom and when; people only by their registration."""

    template_name = "events/organiser/history.html"
    page_title = _("History")

    def get_context_data(self, **kwargs):
        page = Paginator(queries.history_of(self.session), HISTORY_PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_obj=page, history=page.object_list, **kwargs)
