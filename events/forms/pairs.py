"""The two of a pair on the form: a newcomer, and whoever comes along for the employer. (events.md 1b.6)"""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import queries
from events.actions import Person
from events.enums import LanguageLevel
from events.forms.companions import CompanionForm, CompanionFormSet
from events.forms.fields import email_field, name_field
from pagekit.forms import PublicForm
from pagekit.languages import letter_languages
from privacy.bots import HumanFormMixin

NO_HELP = _("No help needed")


class AboutNewcomer(forms.Form):
    """What we ask of a newcomer: the level of Dutch, a language for mail, help to follow the session."""

    level = forms.ChoiceField(
        label=_("How well does the newcomer speak Dutch?"),
        error_messages={"required": _("Choose a level. You do not know? Choose that.")},
    )
    letter_language = forms.ChoiceField(
        label=_("Language of the mail"),
        help_text=_("The mail to the newcomer is in simple Dutch, with the same in this language below it."),
    )
    help = forms.ChoiceField(
        label=_("Help with language"), required=False, error_messages={"invalid_choice": _("Choose this again.")}
    )

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {each.reference: each for each in offered}
        self.fields["level"].choices = [("", gettext("Choose")), *LanguageLevel.choices]
        self.fields["letter_language"].choices = letter_languages()
        self.fields["help"].choices = [("", NO_HELP), *((each.reference, in_words(each)) for each in offered)]
        if not offered:
            del self.fields["help"]

    def about(self):
        """What was filled in, by the names of `Person`."""
        chosen = self.offered.get(self.cleaned_data.get("help", ""))
        level, language = (self.cleaned_data[name] for name in ("level", "letter_language"))
        return {"level": level, "language": language, "help": chosen.pk if chosen else None}


def in_words(offered):
    """What help there is, and for how many newcomers it is still free."""
    left = offered.places_left
    if not left:
        return gettext("%(help)s: taken, you wait together") % {"help": offered.title}
    return ngettext("%(help)s: free for %(left)s newcomer", "%(help)s: free for %(left)s newcomers", left) % {
        "help": offered.title,
        "left": left,
    }


class NewcomerForm(CompanionForm, AboutNewcomer):
    """The newcomer of a pair."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("Not required. Without it the mail goes to you.")

    def person(self):
        """The newcomer for the action."""
        data = self.cleaned_data
        return Person(data["name"], data["email"], self.said(), **self.about())


class SubstituteNewcomerForm(HumanFormMixin, PublicForm, AboutNewcomer):
    """Which newcomer comes instead."""

    name = name_field(label_suffix="")
    email = email_field(required=False, help_text=_("Not required. Without it the mail goes to whoever registered."))
    field_order = ["name", "email"]

    def __init__(self, *args, offered, instead_of, **kwargs):
        own = instead_of.registration.help
        free = [each for each in offered if each == own or each.places_left]
        initial = {"letter_language": instead_of.language, "help": own.reference if own else ""}
        super().__init__(*args, offered=free, initial=initial, **kwargs)
        if own:
            choices = self.fields["help"].choices
            self.fields["help"].choices = [(key, own.title if key == own.reference else text) for key, text in choices]

    def person(self):
        """The newcomer for the action."""
        return Person(self.cleaned_data["name"], self.cleaned_data["email"], **self.about())


class PairFormSet(CompanionFormSet):
    """First the newcomer; then, if the contact does not come, the colleague who does. `offered` is the help there
    is.
    """

    offered = ()

    def total_form_count(self):
        return 2  # whatever was sent

    def _construct_form(self, i, **kwargs):
        self.form = NewcomerForm if i == 0 else CompanionForm
        return super()._construct_form(i, **kwargs)

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | ({"offered": self.offered} if index == 0 else {})

    def clean(self):
        super().clean()
        colleague = self.forms[1] if len(self.forms) > 1 else None
        if "only_others" in self.data and colleague is not None and not colleague.has_changed():
            colleague.add_error("name", colleague.fields["name"].error_messages["required"])


def pair(session):
    """The formset class for the pair that `session` takes."""
    made = forms.formset_factory(NewcomerForm, formset=PairFormSet, min_num=1, max_num=2)
    made.offered = tuple(queries.help_of(session))
    return made
