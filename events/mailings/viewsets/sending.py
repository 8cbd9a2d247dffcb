"""Looking at a mail, testing it, sending it, and what became of it."""

from django.shortcuts import redirect
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from wagtail.admin import messages

from events.errors import EventsError
from events.mailings import actions, mails, queries, rules
from events.mailings.forms import RetryForm, SendForm
from events.mailings.viewsets.base import OfOneMailing
from events.mailings.viewsets.writing import count_in_words


class CheckMailing(OfOneMailing):
    """The mail as people will read it, with a test to oneself and the button that sends it."""

    template_name = "mailings/check.html"
    form_class = SendForm
    page_title = gettext_lazy("Look at the mail and send it")

    def get(self, request, *args, **kwargs):
        if self.mailing.sent_at:
            return redirect(self.url("report"))
        if problems := rules.what_is_missing(self.mailing):
            for sentence in problems:
                messages.warning(request, sentence)
            return redirect(self.url("draft"))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"version": self.mailing.version}

    def form_valid(self, form):
        try:
            if "test" in self.request.POST:
                return self._test(form)
            sent = actions.send(self.mailing, version=form.cleaned_data["version"], by=self.request.user, now=self.now)
        except EventsError as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=refusal.status_code)
        told = ngettext("%(count)s mail goes out.", "%(count)s mails go out.", sent.letters)
        messages.success(self.request, told % {"count": sent.letters})
        return redirect(self.url("report"))

    def _test(self, form):
        by = self.request.user
        languages = actions.send_test(self.mailing, key=form.cleaned_data["key"], by=by, now=self.now)
        told = ngettext("%(count)s test goes to %(email)s.", "%(count)s tests go to %(email)s.", len(languages))
        messages.success(self.request, told % {"count": len(languages), "email": by.email})
        return redirect(self.url("check"))

    def get_context_data(self, **kwargs):
        mailing, found = self.mailing, queries.readers(queries.chosen(self.session, self.mailing.selection))
        english = sum(reader.language == "en" for reader in found)
        counted = queries.Reach(sum(len(reader.people) for reader in found), len(found), english)
        answers_to = queries.role_mailbox()
        return super().get_context_data(
            counted=count_in_words(counted),
            reach=counted,
            answers_to=answers_to,
            untranslated=english and not mailing.has_english,
            previews=[] if rules.what_is_missing(mailing) else self._previews(found, bool(answers_to)),
            draft_url=self.url("draft"),
            **kwargs,
        )

    def _previews(self, found, answerable):
        """The mail in each language that somebody reads or that has a text: as a real person gets it."""
        previews = []
        for language in ("nl", "en"):
            reader = next((each for each in found if each.language == language), None)
            has_text = language == "nl" or self.mailing.has_english
            if reader is None and not (has_text and found):
                continue
            name = (reader or found[0]).name
            context = mails.example(self.mailing, language, name, answerable=answerable, now=self.now)
            subject, text = mails.composed(self.mailing, language, context)
            named = get_language_info(language)["name_local"].capitalize()
            previews.append({"language": language, "named": named, "name": name, "subject": subject, "text": text})
        return previews


class Report(OfOneMailing):
    """How far a mail is while it goes out, whom it did not reach, and what can be done about that."""

    template_name = "mailings/report.html"
    form_class = RetryForm
    page_title = gettext_lazy("Report of a mail")

    def get(self, request, *args, **kwargs):
        if not self.mailing.sent_at:
            return redirect(self.url("draft"))
        return super().get(request, *args, **kwargs)

    def get_success_url(self):
        return self.url("report")

    def act(self, form):
        by, now = self.request.user, self.now
        if "withdraw" in self.request.POST:
            number = actions.withdraw(self.mailing, by=by, now=now)
            return ngettext("%(count)s mail was kept back.", "%(count)s mails were kept back.", number) % {
                "count": number
            }
        number = actions.retry_failed(self.mailing, only=form.cleaned_data["only"], by=by, now=now)
        return ngettext("%(count)s mail is tried again.", "%(count)s mails are tried again.", number) % {
            "count": number
        }

    def get_context_data(self, **kwargs):
        progress = queries.progress_of(self.mailing)
        failed = queries.not_arrived(self.mailing) if progress.failed else []
        return super().get_context_data(
            progress=progress,
            failed=failed,
            can_withdraw=progress.waiting and not self.mailing.withdrawn_at,
            session_url=super().get_success_url(),
            report_url=self.url("report"),
            **kwargs,
        )
