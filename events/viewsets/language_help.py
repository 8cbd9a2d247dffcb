"""Help with language in a session of pairs: which there is, for how many newcomers."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from events import actions, queries
from events.enums import HelpKind, SpokenLanguage
from events.viewsets.base import SessionAction

MOST = 500


class HelpForm(forms.Form):
    """For how many newcomers there is each help, and one kind of help more."""

    kind = forms.ChoiceField(label=gettext_lazy("One more: which help"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("In which language"), required=False)
    places = forms.IntegerField(
        label=gettext_lazy("For how many newcomers"), min_value=1, max_value=MOST, required=False
    )

    def __init__(self, *args, there, **kwargs):
        super().__init__(*args, **kwargs)
        self.there = {each.reference: each for each in there}
        for reference, each in self.there.items():
            self.fields[reference] = forms.IntegerField(
                label=each.title, min_value=0, max_value=MOST, initial=each.places, help_text=_taken(each)
            )
        self.fields["kind"].choices = [("", _("Choose")), *HelpKind.choices]
        self.fields["language"].choices = [("", _("Choose")), *sorted(SpokenLanguage.choices, key=lambda row: row[1])]
        self.order_fields([*self.there, "kind", "language", "places"])

    def clean(self):
        cleaned = super().clean()
        one_more = [name for name in ("kind", "language", "places") if cleaned.get(name)]
        if one_more:
            for name in {"kind", "language", "places"} - set(one_more) - set(self.errors):
                self.add_error(name, _("Fill in this too, or none of the three."))
        return cleaned

    def offered(self):
        """What is offered from now on: (kind, language) -> for how many newcomers."""
        typed = self.cleaned_data
        offered = {(each.kind, each.language): typed[name] for name, each in self.there.items() if typed[name]}
        if typed.get("places"):
            offered[typed["kind"], typed["language"]] = typed["places"]
        return offered


def _taken(each):
    return ngettext("%(count)s pair has it.", "%(count)s pairs have it.", each.taken) % {"count": each.taken}


class LanguageHelpScreen(SessionAction):
    """Which help with language there is. Pairs that waited for it get an offer at once."""

    form_class = HelpForm
    page_title = gettext_lazy("Help with language")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"there": queries.help_of(self.session)}

    def consequences(self):
        return [
            _("A pair that asks for help has a place only when there is help too; else both wait."),
            _("With fewer places nobody loses help: you see for how many newcomers it is too many."),
        ]

    def act(self, form):
        too_many = actions.offer_help(self.session, form.offered(), by=self.request.user, now=self.now)
        if too_many:
            told = ngettext(
                "%(count)s pair more has help than there is. Nobody lost it.",
                "%(count)s pairs more have help than there is. Nobody lost it.",
                too_many,
            )
            messages.warning(self.request, told % {"count": too_many})
        return _("The help with language was saved.")
