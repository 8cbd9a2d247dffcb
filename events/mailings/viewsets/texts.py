"""The own texts of an event in our mails: for organisers and editors; nobody's name is to be seen here."""

from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from events import rules as core
from events.mailings import actions, mails, queries
from events.mailings.enums import Carrier
from events.mailings.forms import LANGUAGES, TextsForm, texts_as_initial
from events.viewsets.base import SessionAction
from events.viewsets.queries import sessions


class Texts(SessionAction):
    """One text for each kind of mail and language, with how it reads."""

    may_enter = staticmethod(core.can_see_sessions)

    def sessions_for(self, user):
        """They hold for the whole event: not for who leads one session of it."""
        every = sessions()
        return every if core.can_see_all_sessions(user) else every.filter(event__leads__user=user)

    template_name = "mailings/texts.html"
    form_class = TextsForm
    page_title = gettext_lazy("Own texts in the mails")

    def get_initial(self):
        return texts_as_initial(queries.texts_of(self.session))

    def consequences(self):
        return [
            _("The text stands in the mails about every session of this event, from now on."),
            _("Write nothing about persons here."),
        ]

    def form_valid(self, form):
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def act(self, form):
        actions.save_texts(self.session, form.texts(), by=self.request.user)
        return _("The texts were saved.")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        typed = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
        return context | {"previews": self._previews(typed)}

    def _previews(self, typed):
        previews = []
        for kind in Carrier:
            for language in LANGUAGES:
                if text := typed.get(f"{kind}_{language}"):
                    named = get_language_info(language)["name_local"].capitalize()
                    read = mails.own_text_as_read(self.session, text, language, name="Sam de Boer", now=self.now)
                    previews.append({"title": f"{kind.label}, {named}", "language": language, "paragraphs": read})
        return previews
