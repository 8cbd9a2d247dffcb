"""What those who came get: links and files, added and removed by the organiser."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events.afterwards import actions, queries, rules
from events.afterwards.forms import MaterialForm
from events.viewsets.base import SessionAction


class Materials(SessionAction):
    """The materials of a session, each with a button to remove it, and a form to add one."""

    template_name = "afterwards/organiser_materials.html"
    form_class = MaterialForm
    page_title = gettext_lazy("Materials")
    button = gettext_lazy("Add this")

    def get_success_url(self):
        return reverse("afterwards_materials", args=[self.session.reference])

    def consequences(self):
        return [
            _("Only who came sees them: on the page of the own registration, and under My sessions."),
            _("An hour after the last one was added, everybody who came gets one mail about it."),
            _("Name no persons in them. They are deleted two months after the session."),
        ]

    def post(self, request, *args, **kwargs):
        return self._remove(request) if "remove" in request.POST else super().post(request, *args, **kwargs)

    def _remove(self, request):
        try:
            uid = UUID(request.POST["remove"])
        except ValueError:
            raise Http404 from None
        actions.take_back(self.session, uid, by=request.user)
        messages.success(request, _("The material was removed."))
        return redirect(self.get_success_url())

    def act(self, form):
        actions.hand_out(self.session, form.handed_out(), by=self.request.user, now=self.now)
        return _("The material was added.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            materials=queries.materials_by_session([self.session]).get(self.session.pk, []),
            is_open=rules.may_hand_out(self.session, now=self.now),
            overview_url=reverse("organiser_session", args=[self.session.reference]),
            **kwargs,
        )
