"""The forms of registering and of what follows."""

from events.forms.companions import companions
from events.forms.fields import NAME_LENGTH, NO_ADDRESS
from events.forms.managing import AnswersForm, LinksForm, NameForm, SubstituteForm
from events.forms.pairs import AboutNewcomer, SubstituteNewcomerForm, pair
from events.forms.registering import RegistrationForm, read_key, sign_key

__all__ = [
    "NAME_LENGTH",
    "NO_ADDRESS",
    "AboutNewcomer",
    "AnswersForm",
    "LinksForm",
    "NameForm",
    "RegistrationForm",
    "SubstituteForm",
    "SubstituteNewcomerForm",
    "companions",
    "pair",
    "read_key",
    "sign_key",
]
