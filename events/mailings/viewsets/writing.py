"""Writing a mail to participants of a session: a new one, or a draft."""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views import View
from wagtail.admin import messages

from events.errors import EventsError
from events.mailings import actions, queries
from events.mailings.errors import ChangedMeanwhile
from events.mailings.forms import MailingForm, initial_of
from events.mailings.models import Mailing
from events.mailings.viewsets.base import OfOneMailing
from events.viewsets.base import OfOneSession, SessionAction


def count_in_words(found):
    """How many people a choice fits, in how many mails: "12 people, in 9 mails; 2 of them are read in English"."""
    people = ngettext("%(count)s person", "%(count)s people", found.people) % {"count": found.people}
    mails = ngettext("%(count)s mail", "%(count)s mails", found.letters) % {"count": found.letters}
    told = _("%(people)s, in %(mails)s.") % {"people": people, "mails": mails}
    if not found.english:
        return told
    english = ngettext("%(count)s of them is read in English.", "%(count)s of them are read in English.", found.english)
    return f"{told} {english % {'count': found.english}}"


class Writing(SessionAction):
    """The form of a mail with its buttons: count, keep as a draft, look at it."""

    template_name = "mailings/write.html"
    form_class = MailingForm

    def get_form_kwargs(self):
        lenient = "count" in self.request.POST or "draft" in self.request.POST
        questions = queries.countable_questions(self.session)
        return super().get_form_kwargs() | {"questions": questions, "lenient": lenient}

    def form_valid(self, form):
        if "count" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        typed = form.cleaned_data
        try:
            mailing = actions.save(
                self.session,
                form.words(),
                form.selection(),
                key=typed["key"],
                version=typed["version"],
                by=self.request.user,
                now=self.now,
            )
        except EventsError as refusal:
            return self._refuse(form, refusal)
        args = [self.session.reference, mailing.reference]
        if "draft" not in self.request.POST:
            return redirect(reverse("mailings_check", args=args))
        messages.success(self.request, _("The draft was kept."))
        return redirect(reverse("mailings_draft", args=args))

    def _refuse(self, form, refusal):
        if isinstance(refusal, ChangedMeanwhile):
            form.data = form.data.copy()
            form.data["version"] = Mailing.objects.get(key=form.cleaned_data["key"]).version
        form.add_error(None, str(refusal))
        return self.render_to_response(self.get_context_data(form=form), status=refusal.status_code)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if form.is_bound:
            form.is_valid()
            selection = form.selection()
        else:
            selection = self.selection_at_first()
        found = queries.reach(self.session, selection)
        count_url = reverse("mailings_count", args=[self.session.reference])
        return context | {"counted": count_in_words(found), "reach": found, "count_url": count_url}

    def selection_at_first(self):
        """For whom the form is meant when it opens."""
        return {}


class WriteMailing(Writing):
    """A new mail, perhaps from the words of an earlier one, above the list of those there are."""

    page_title = gettext_lazy("Mail to participants")

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        wanted = request.GET.get("from", "")[:12]
        rows = Mailing.objects.filter(session__reference=kwargs["reference"], reference=wanted)
        self.start = rows.first() if wanted else None
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return initial_of(self.start, again=True) if self.start else {}

    def selection_at_first(self):
        return self.start.selection if self.start else {}

    def get_context_data(self, **kwargs):
        mine = Mailing.objects.filter(session=self.session)
        return super().get_context_data(drafts=list(mine.drafts()), sent=list(mine.sent()), **kwargs)


class ChangeDraft(OfOneMailing, Writing):
    """A draft, to write on. One that was sent shows its report instead."""

    page_title = gettext_lazy("Draft of a mail")

    def get(self, request, *args, **kwargs):
        if self.mailing.sent_at:
            return HttpResponseRedirect(self.url("report"))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return initial_of(self.mailing)

    def selection_at_first(self):
        return self.mailing.selection


class DiscardDraft(OfOneMailing):
    """Throw a draft away."""

    page_title = gettext_lazy("Throw the draft away")
    button = gettext_lazy("Throw away")
    serious = True

    def consequences(self):
        named = self.mailing.subject_nl or pgettext("mailing", "without a subject")
        return [_("The draft “%(subject)s” is removed. It was not sent to anybody.") % {"subject": named}]

    def act(self, form):
        actions.discard(self.mailing)
        return _("The draft was thrown away.")


class CountPeople(OfOneSession, View):
    """How many people a choice fits, for the script of the form; the page itself has a button for it."""

    def post(self, request, *args, **kwargs):
        form = MailingForm(request.POST, questions=queries.countable_questions(self.session), lenient=True)
        form.is_valid()
        return JsonResponse({"counted": count_in_words(queries.reach(self.session, form.selection()))})
