"""The organiser's screens: what came of a session, and closing it."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages

from community.practices.rules import may_review
from events import queries as core
from events.errors import EventsError
from events.takeaways import actions, queries, rules
from events.takeaways.forms import ClosingForm, TakeawayForm
from events.takeaways.models import Takeaway
from events.viewsets.base import SessionAction
from events.viewsets.urls import SESSION


class Written(SessionAction):
    """A screen with what was written down of a session and a form to write down more."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"parties": core.parties_in(self.session)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            takeaways=[(row, rules.may_take_back(row)) for row in Takeaway.objects.of_session(self.session)],
            why_nothing=queries.is_closed_without(self.session),
            is_open=rules.may_keep(self.session, now=self.now),
            may_work_out=may_review(self.request.user),
            overview_url=reverse("organiser_session", args=[self.session.reference]),
            **kwargs,
        )


class Takeaways(Written):
    """What came of a session, each with a button to remove it."""

    template_name = "takeaways/takeaways.html"
    form_class = TakeawayForm
    page_title = gettext_lazy("Takeaways")
    button = gettext_lazy("Keep this")

    def get_success_url(self):
        return reverse("takeaways_of_session", args=[self.session.reference])

    def consequences(self):
        return [
            _("A tip or a template becomes a draft in the knowledge base. Editors work it out before anybody sees it."),
            _("A case belongs to the company. Its contact gets a mail, and decides: share it, without a name, or not."),
        ]

    def post(self, request, *args, **kwargs):
        return self._remove(request) if "remove" in request.POST else super().post(request, *args, **kwargs)

    def _remove(self, request):
        try:
            actions.take_back(self.session, UUID(request.POST["remove"]), by=request.user)
            messages.success(request, _("It was removed."))
        except ValueError:
            raise Http404 from None
        except EventsError as refusal:
            messages.error(request, refusal.message())
        return redirect(self.get_success_url())

    def act(self, form):
        actions.keep(self.session, form.told(), by=self.request.user, now=self.now)
        return _("It was kept.")


class CloseSession(Written):
    """The session was held: what do others get from it?"""

    template_name = "takeaways/close.html"
    page_title = pgettext_lazy("session", "Mark as held")
    button = pgettext_lazy("session", "Mark as held")

    def get_form_class(self):
        return ClosingForm if not self._has_some() else super().get_form_class()

    def get_form_kwargs(self):
        known = super().get_form_kwargs()
        if self._has_some():
            del known["parties"]
        return known

    def _has_some(self):
        return Takeaway.objects.filter(session=self.session).exists()

    def consequences(self):
        waiting = self.session.waiting_count + self.session.offered_count
        closed = ngettext(
            "%(count)s person who still waits is closed, without a mail.",
            "%(count)s people who still wait are closed, without a mail.",
            waiting,
        )
        said = [closed % {"count": waiting}] if waiting else []
        return [*said, _("After this the plan of the session does not change any more.")]

    def act(self, form):
        if isinstance(form, ClosingForm):
            said = {"told": form.told(), "why_nothing": form.cleaned_data["why_nothing"]}
        else:
            said = {}
        actions.close(self.session, **said, by=self.request.user, now=self.now)
        return _("The session is marked as held.")


urlpatterns = [
    path(f"{SESSION}takeaways/", Takeaways.as_view(), name="takeaways_of_session"),
    path(f"{SESSION}complete/", CloseSession.as_view(), name="takeaways_close"),
]
