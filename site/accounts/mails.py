"""The mails of signing in. Codes are secret: emptied once sent, and never sent when no longer valid."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outbox.registry import MailKind, register_mail


def still_valid(context: dict) -> bool:
    """A code that is over helps nobody."""
    return datetime.fromisoformat(context["valid_until"]) > timezone.now()


LOGIN_CODE = register_mail(MailKind("accounts.login_code", _("Sign-in code"), is_relevant=still_valid, secret=True))
UNKNOWN = register_mail(MailKind("accounts.unknown_account", _("No account yet"), secret=True))
VERIFY = register_mail(
    MailKind("accounts.verify_email", _("Code for an address"), is_relevant=still_valid, secret=True)
)
EXISTS = register_mail(MailKind("accounts.account_exists", _("There is an account already"), secret=True))
NOTICE = register_mail(MailKind("accounts.security_notice", _("Something changed in your account"), secret=True))
