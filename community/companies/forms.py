"""Forms of Mijn bedrijf: add a company, its profile, invite a colleague."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from community.companies.actions.profile import PROFILE_FIELDS
from community.companies.enums import Role, Visibility
from community.companies.models import Organisation
from community.companies.models.organisations import clean_kvk
from community.companies.queries import coaches
from pagekit.forms import PublicForm, PublicModelForm, SingleLineField


class CompanyNameField(SingleLineField):
    """The name of a company: it goes into mails to people whom we do not know yet, so it holds no address."""

    def __init__(self, **kwargs):
        super().__init__(max_length=120, **kwargs)

    default_validators = [
        *SingleLineField.default_validators,
        RegexValidator(r"https?:|www\.|//|@", _("Use the name only, without an address."), inverse_match=True),
    ]


class KvkField(forms.CharField):
    """A KvK number as people type it, spaces and dots included."""

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "label": _("KvK number"),
                "required": False,
                "max_length": 20,
                "help_text": _("Eight digits. It helps us to recognise your company; it is not shown."),
                "widget": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                **kwargs,
            }
        )

    def clean(self, value):
        return clean_kvk(super().clean(value))


class CompanyForm(PublicForm):
    """A company that is not here yet."""

    name = CompanyNameField(
        label=_("Name of the company"),
        error_messages={"required": _("Fill in the name of the company.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kvk = KvkField()


class ProfileForm(PublicModelForm):
    """How the company shows itself. `version` says which version of the row the reader saw."""

    name = CompanyNameField(
        label=_("Name of the company"), error_messages={"required": _("Fill in the name of the company.")}
    )
    kvk = KvkField()
    trade_nl = SingleLineField(
        label=_("What do you make or do?"),
        max_length=80,
        required=False,
        help_text=_("A few words, such as: furniture."),
    )
    trade_en = SingleLineField(label=_("What do you make or do? (in English)"), max_length=80, required=False)
    municipality = SingleLineField(label=_("Municipality"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    class Meta:
        model = Organisation
        fields = PROFILE_FIELDS
        labels = {
            "sector": _("Sector"),
            "size_band": _("How many people work there?"),
            "about_nl": _("About your company"),
            "about_en": _("About your company (in English)"),
            "seeks_nl": _("What would you like to learn from others?"),
            "seeks_en": _("What would you like to learn from others? (in English)"),
            "offers_nl": _("What may others come and see?"),
            "offers_en": _("What may others come and see? (in English)"),
            "visibility": _("Who may see this profile?"),
        }
        help_texts = {"about_nl": _("Two to four sentences. Name no persons.")}
        widgets = {
            **{
                name: forms.Textarea(attrs={"rows": 4})
                for name in PROFILE_FIELDS
                if name.startswith(("about", "seeks", "offers"))
            },
            "visibility": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = Visibility.choices
        self.initial["version"] = self.instance.version

    def typed_over(self, row):
        """Take up `row`, which somebody else saved: keep what was typed, and let the next save count as knowing it."""
        self.data = self.data.copy()
        self.data["version"] = row.version
        self.add_error(None, _("Below stands what you typed. Save again to put it over what your colleague saved."))


class CoachChoice(forms.ModelChoiceField):
    """One of the coaches, by name."""

    def label_from_instance(self, obj):
        return obj.called


class CoachForm(PublicForm):
    """Which coach looks along."""

    coach = CoachChoice(
        label=_("Coach"),
        queryset=None,
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a coach."), "invalid_choice": _("Choose this again.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = coaches()


class InvitationForm(PublicForm):
    """Invite a colleague."""

    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        max_length=254,
        error_messages={"required": _("Fill in the e-mail address of your colleague. The invitation goes there.")},
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.EMPLOYEE)
