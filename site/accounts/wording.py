"""What we say when signing in does not work: what is wrong, and how to put it right. The keys are those of allauth."""

from django.utils.translation import gettext_lazy as _

CODE_OVER = _("This code no longer works. Type your e-mail address again; you get a new code by mail.")

SIGN_IN_ERRORS = {
    "account_inactive": _("This account is closed. Ask us by the contact page if you think that this is a mistake."),
    "cannot_remove_primary_email": _("You sign in with this address, so it cannot go. Change it to another address."),
    "duplicate_email": _("This is your address already. Type the address that has to come instead."),
    "email_password_mismatch": _(
        "This address and password do not belong together. Check what you typed, or sign in with a code by mail."
    ),
    "email_taken": _("There is an account with this address already. Type another address, or sign in with this one."),
    "enter_current_password": _("This is not your present password. Type the password that you sign in with now."),
    "incorrect_code": _("This code is not right. Type the code from the newest mail, or have a new code sent."),
    "incorrect_password": _("This password is not right. Check whether capitals are on, and type it again."),
    "invalid_or_expired_key": _("This link no longer works. Sign in with your e-mail address; you get a code by mail."),
    "invalid_login": _("This is not a complete email address. It looks like name@example.org."),
    "max_email_addresses": _("You cannot have more than %d addresses. Take one away first."),
    "rate_limited": _("You asked that too often. Use the code from the newest mail, or try again in some minutes."),
    "same_as_current": _("This is your address already. Type the address that has to come instead."),
    "too_many_login_attempts": _("A wrong code was typed too often, so it no longer works. Ask for a new code."),
    "unknown_email": _("We know no account with this address. Check what you typed, or make an account."),
    "unverified_primary_email": _("Confirm your e-mail address first, with the code that we mail you."),
}

SECOND_FACTOR_ERRORS = {
    "add_email_blocked": _("Your account has a second step. Unlink it first; then you can change your address."),
    "cannot_delete_authenticator": _(
        "You cannot unlink this: you need a second step to sign in. Add another one first."
    ),
    "cannot_generate_recovery_codes": _(
        "Link an authenticator app or a passkey first. Then you can make recovery codes."
    ),
    # Also said of a passkey that fails.
    "incorrect_code": _(
        "This did not work. Type the code that your app shows now, or a recovery code that you did not use yet. "
        "A passkey you can try again."
    ),
    "unverified_email": _("Confirm your e-mail address first. Then you can add a second step."),
}
