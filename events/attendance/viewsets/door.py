"""The list at the door: on a phone, by name or by code, also without network."""

import uuid

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from events.actions import Contact, Person
from events.attendance import actions, codes, queries, rules
from events.attendance.enums import ScanProblem
from events.attendance.forms import ScansForm, WalkInForm
from events.errors import EventsError
from events.viewsets.base import OfOneSession, SessionAction


class DoorList(OfOneSession, TemplateView):
    """Who is here. Each press is a POST for one person; the script adds camera and working without network."""

    template_name = "attendance/door.html"
    page_title = gettext_lazy("Check-in")

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        # Ours from head to foot: the strict policy of the public site holds here, and the camera is for this page.
        response["Content-Security-Policy"] = "; ".join(
            f"{name} {value}" for name, value in settings.SECURE_CSP.items()
        )
        response["Permissions-Policy"] = settings.PERMISSIONS_POLICY.replace("camera=()", "camera=(self)")
        return response

    def post(self, request, *args, **kwargs):
        person = self._person(request.POST.get("person", ""))
        try:
            messages.success(request, self._act(person))
        except EventsError as refusal:
            messages.error(request, str(refusal))
        name = request.POST.get("q", "")
        return redirect(request.path + (f"?q={name}" if name.isalnum() else ""))

    def _act(self, person):
        name = {"name": person.called}
        if "undo" in self.request.POST:
            actions.undo(person, by=self.request.user, now=self.now)
            return _("%(name)s is not noted as present any more.") % name
        answer = actions.check_in(person, nonce=_nonce(self.request.POST), by=self.request.user, now=self.now)
        if answer.problem == ScanProblem.TWICE:
            return _("%(name)s was present already.") % name
        return _("%(name)s is present.") % name

    def _person(self, uid):
        rows = queries.confirmed(self.session, self.request.user)
        try:
            person = rows.filter(uid=uuid.UUID(uid)).first()
        except ValueError:
            person = None
        if person is None:
            raise Http404
        person.session = self.session
        return person

    def get_context_data(self, **kwargs):
        name = self.request.GET.get("q", "")
        lines = queries.door_list(self.session, self.request.user)
        wanted = name.strip().casefold()
        return super().get_context_data(
            lines=lines,
            shown=[line for line in lines if line.holds(wanted)],
            present=sum(line.is_present for line in lines),
            problems=queries.to_look_at(self.session),
            can_note=rules.can_note(self.session),
            has_standbys=rules.has_standbys(self.session),
            q=name,
            forget_at=rules.forget_on_device(self.session),
            cookie=settings.CSRF_COOKIE_NAME,
            **kwargs,
        )


def _nonce(data):
    try:
        return uuid.UUID(data.get("nonce", ""))
    except ValueError:
        return uuid.uuid4()


class ReceiveScans(OfOneSession, View):
    """Scans from a phone, in one JSON body; an answer for each. What cannot be read is 400."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = ScansForm.of(request)
        if not form.is_valid():
            return JsonResponse({"error": "unreadable"}, status=400)
        try:
            answers = actions.receive(self.session, form.scans(), by=request.user, now=self.now)
        except EventsError as refusal:
            return JsonResponse({"error": str(refusal)}, status=refusal.status_code)
        return JsonResponse({"scans": [_told(answer) for answer in answers]})


def _told(answer):
    return {
        "nonce": str(answer.nonce),
        "problem": answer.problem,
        "text": str(ScanProblem(answer.problem).label),
        "code": codes.entry_code(answer.person.uid) if answer.person else "",
        "name": answer.person.called if answer.person else "",
    }


class DoorWorker(OfOneSession, View):
    """The service worker. It stands below the page, so that the page and what is below it is all that it can reach."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        with open(finders.find("js/check-in-worker.js"), encoding="utf-8") as script:
            return HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")


class WalkIn(SessionAction):
    """Somebody stands at the door who is not on the list."""

    template_name = "attendance/walk_in.html"
    form_class = WalkInForm
    page_title = gettext_lazy("Somebody walked in")
    button = gettext_lazy("Register and check in")

    def get_initial(self):
        return {"key": uuid.uuid4()}

    def get_success_url(self):
        return reverse("attendance_door", args=[self.session.reference])

    def consequences(self):
        if self.session.places_left:
            return [_("This person is registered, gets a place and is present.")]
        return [_("The session is full: this is one person too many. Fill in why.")]

    def act(self, form):
        typed, user = form.cleaned_data, self.request.user
        name = user.get_full_name() or user.email
        contact = Contact(typed["name"], typed["email"]) if typed["email"] else Contact(name, user.email)
        contact = Contact(contact.name, contact.email, typed["organisation"])
        person = Person(typed["name"], typed["email"])
        found = actions.walk_in(
            self.session,
            person=person,
            contact=contact,
            key=typed["key"],
            reason=typed["reason"],
            by=user,
            now=self.now,
        )
        return _("%(name)s is present.") % {"name": found.called}
