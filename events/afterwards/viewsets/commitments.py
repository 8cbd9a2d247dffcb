"""What companies promised: written down by hand, printed, and how far they are as numbers."""

import segno
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.log_actions import log

from events import queries as core
from events.afterwards import actions, queries, rules
from events.afterwards.enums import Progress
from events.afterwards.forms import CommitmentsByHandForm
from events.afterwards.models import Commitment
from events.links import absolute
from events.viewsets.base import OfOneSession, SessionAction


class Commitments(SessionAction):
    """What was promised in a session, with rows to write down more for one company."""

    template_name = "afterwards/organiser_commitments.html"
    form_class = CommitmentsByHandForm
    page_title = gettext_lazy("Commitments")
    button = gettext_lazy("Save the commitments")

    def get_success_url(self):
        return reverse("afterwards_commitments_by_hand", args=[self.session.reference])

    def get_form_kwargs(self):
        own = {"rows": rules.ROWS_SHOWN, "session": self.session, "now": self.now}
        return super().get_form_kwargs() | own | {"parties": core.parties_in(self.session)}

    def consequences(self):
        return [
            _("One to three for each company, five at most. People can write them down themselves, by their own link."),
            _("30 and 90 days after the session the company gets a mail: done, busy with it, or stopped and why."),
        ]

    def post(self, request, *args, **kwargs):
        return self._print() if "print" in request.POST else super().post(request, *args, **kwargs)

    def _print(self):
        rows = list(Commitment.objects.of_session(self.session))
        log(self.session, "afterwards.list", user=self.request.user, data={"commitments": len(rows)})
        context = {"session": self.session, "rows": rows, "session_url": self.get_success_url()}
        return render(self.request, "afterwards/print.html", context)

    def act(self, form):
        party = form.cleaned_data["party"]
        mine = {"email": party.contact_email, "by": self.request.user, "by_staff": True}
        number = actions.commit(party, form.promised(), now=self.now, **mine)
        return ngettext("%(count)s commitment kept.", "%(count)s commitments kept.", number) % {"count": number}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            written=Commitment.objects.of_session(self.session),
            is_open=rules.may_commit_by_hand(self.session, now=self.now),
            progress=queries.progress_in(self.session),
            progress_heads=[*Progress.labels, _("No answer")],
            overview_url=reverse("organiser_session", args=[self.session.reference]),
            **kwargs,
        )


class Poster(OfOneSession, TemplateView):
    """A code for a screen in the room. It leads to the page that mails everybody their own link: the poster itself is
    nobody's.
    """

    template_name = "afterwards/poster.html"
    page_title = gettext_lazy("Poster")

    def get_context_data(self, **kwargs):
        address = absolute("events_send_links", self.session.language)
        drawing = segno.make_qr(address, error="m").svg_inline(border=4, light="#fff", lineclass=None, omitsize=True)
        code = mark_safe(drawing)  # noqa: S308 - drawn by segno from an address that holds no markup
        return super().get_context_data(address=address, code=code, **kwargs)
