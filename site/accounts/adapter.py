"""Where allauth asks us: its mails go through the outbox, so that a known and an unknown address take the same time."""

from datetime import timedelta
from uuid import uuid4

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from accounts import mails
from accounts.actions import prove_address
from accounts.models import normalise_email
from accounts.wording import SECOND_FACTOR_ERRORS, SIGN_IN_ERRORS
from outbox.actions import enqueue

KIND_OF = {
    "account/email/login_code": mails.LOGIN_CODE,
    "account/email/unknown_account": mails.UNKNOWN,
    "account/email/email_confirmation": mails.VERIFY,
    "account/email/email_confirmation_signup": mails.VERIFY,
    "account/email/account_already_exists": mails.EXISTS,
}


class AccountAdapter(DefaultAccountAdapter):
    """allauth's behaviour, with our mails, our addresses and our words."""

    error_messages = DefaultAccountAdapter.error_messages | SIGN_IN_ERRORS

    def send_mail(self, template_prefix, email, context):
        kind = KIND_OF.get(template_prefix, mails.NOTICE)
        now = timezone.now()
        valid_for = timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT)
        enqueue(
            kind.name,
            to=email,
            key=f"{kind.name}:{uuid4()}",
            context={
                "code": str(context.get("code", "")),
                "valid_until": (now + valid_for).isoformat(),
                "valid_minutes": int(valid_for.total_seconds() // 60),
                "what": template_prefix.rpartition("/")[2],
                "login_path": reverse("account_login"),
                "signup_path": reverse("account_signup"),
            },
            language=(get_language() or settings.LANGUAGE_CODE)[:2],
            now=now,
        )

    def send_account_already_exists_mail(self, email):
        self.send_mail("account/email/account_already_exists", email, {})

    def pre_login(self, request, user, **kwargs):
        records = get_authentication_records(request, user)
        if records and records[-1].get("method") == "code" and kwargs.get("email"):
            prove_address(user, kwargs["email"])
        return super().pre_login(request, user, **kwargs)

    def clean_email(self, email):
        return normalise_email(email)

    def new_user(self, request):
        user = super().new_user(request)
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return user

    def get_login_redirect_url(self, request):
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request):
        return reverse("account_overview")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The same for the second step."""

    error_messages = DefaultMFAAdapter.error_messages | SECOND_FACTOR_ERRORS
