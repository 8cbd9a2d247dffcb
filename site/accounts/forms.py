"""The forms of signing in: allauth's own, with our words and with tries counted in the database (trust.md C3)."""

from datetime import timedelta

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions import trust_address_of_staff
from accounts.models import normalise_email
from privacy import throttle
from privacy.bots import HumanFormMixin

QUARTER = timedelta(minutes=15)
TOO_OFTEN = _("That was tried too often. Wait a quarter of an hour and try again.")

# By name of a field: what stands above it, and what we say when it was left empty.
LABELS = {
    "login": (_("Email address"), _("Fill in your email address.")),
    "email": (_("Email address"), _("Fill in your email address. We send a code to it.")),
    "code": (_("Code"), _("Fill in the code.")),
    "password": (_("Password"), _("Fill in your password.")),
    "name": (_("Name"), _("Fill in a name by which you know this passkey.")),
}


def refuse_when_too_often(scope: str, *limits: tuple[str, int]) -> None:
    """Count one try for each (key, limit) within a quarter of an hour; ValidationError when one of them is used up."""
    now = timezone.now()
    # Every key is counted, also after the first that is used up: otherwise one could be spared by spending another.
    allowed = [throttle.allow(scope, key, limit=limit, per=QUARTER, now=now) for key, limit in limits]
    if not all(allowed):
        raise forms.ValidationError(TOO_OFTEN, code="throttled")


def _name_fields(form):
    """Our words on allauth's fields; a label says what a field is, so no placeholder repeats it."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        if name in LABELS:
            field.label, field.error_messages["required"] = LABELS[name]
    if "code" in form.fields:
        form.fields["code"].max_length = 40
        form.fields["code"].widget.attrs["class"] = "lg-input lg-input--code"
    if "password1" in form.fields:
        form.fields["password1"].help_text = " ".join(password_validators_help_texts())


class LoginForm(account_forms.LoginForm):
    """An e-mail address, to which a code goes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean(self):
        address = normalise_email(self.cleaned_data.get("login", ""))
        if address:
            refuse_when_too_often("accounts.code", (address, 5), (throttle.visitor(context.request), 30))
        return super().clean()


class PasswordLoginForm(account_forms.LoginForm):
    """E-mail address and password, for staff. Who cannot remember it takes a code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)
        self.fields["password"].help_text = ""

    def _setup_password_field(self):
        """allauth takes the password away where sign-up asks for none; this page is for those who have one."""

    def clean(self):
        address = normalise_email(self.cleaned_data.get("login", ""))
        visitor = throttle.visitor(context.request)
        if address:
            # Narrow for one visitor, wide for the account: others cannot lock its owner out, who has the code too.
            refuse_when_too_often("accounts.password", (f"{address} {visitor}", 10), (address, 60), (visitor, 60))
        cleaned = super().clean()
        if self.user:
            throttle.forgive("accounts.password", f"{address} {visitor}")
            trust_address_of_staff(self.user)
        return cleaned


class PasswordAgainForm(account_forms.ReauthenticateForm):
    """The password, for somebody who is signed in already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)


class CodeForm(account_forms.ConfirmLoginCodeForm):
    """The code from the mail."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean_code(self):
        refuse_when_too_often("accounts.code_try", (throttle.visitor(context.request), 60))
        return super().clean_code()


class VerificationCodeForm(account_forms.ConfirmEmailVerificationCodeForm):
    """The code from the mail, at sign-up or after a change of address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean_code(self):
        refuse_when_too_often("accounts.code_try", (throttle.visitor(context.request), 60))
        return super().clean_code()


class SignupForm(HumanFormMixin, account_forms.SignupForm):
    """An account needs an e-mail address, nothing else."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean(self):
        address = normalise_email(self.cleaned_data.get("email", ""))
        if address:
            refuse_when_too_often("accounts.signup", (address, 5), (throttle.visitor(context.request), 20))
        return super().clean()


class ChangePasswordForm(account_forms.ChangePasswordForm):
    """Another password, for whoever has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)


class SetPasswordForm(account_forms.SetPasswordForm):
    """A password, for whoever has none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)


class SecondFactorForm(mfa_forms.AuthenticateForm):
    """The code of the authenticator app, or a recovery code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean_code(self):
        refuse_when_too_often("accounts.second_factor", (f"user {self.user.pk}", 10))
        return super().clean_code()


class SecondFactorAgainForm(mfa_forms.ReauthenticateForm):
    """The same, for somebody who is signed in already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)

    def clean_code(self):
        refuse_when_too_often("accounts.second_factor", (f"user {self.user.pk}", 10))
        return super().clean_code()


class LinkAppForm(app_forms.ActivateTOTPForm):
    """The first code of an authenticator app, which shows that the app has the secret."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)


class PasskeyForm(passkey_forms.AddWebAuthnForm):
    """A new passkey, with which one signs in at once unless it is kept for the second step only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.label = _("Sign in with it without a password")
        alone.help_text = _(
            "Your device then asks for your fingerprint, face or PIN. Without this it is only the step after your "
            "password."
        )


class PasskeyNameForm(passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_fields(self)


class ProfileForm(forms.Form):
    """What somebody may change about themselves: name and language of mails."""

    first_name = forms.CharField(label=_("First name"), max_length=80, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=80, required=False)
    language = forms.ChoiceField(label=_("Language of our mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, token in (("first_name", "given-name"), ("last_name", "family-name")):
            self.fields[name].widget.attrs["autocomplete"] = token
