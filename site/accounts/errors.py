"""What may be refused about people who can sign in."""

from django.utils.translation import gettext_lazy as _


class AccountError(Exception):
    """Something about an account that may not be done; `str()` says why, to whoever asked for it."""


class StillAdministrator(AccountError):
    """The account administers the whole site. Somebody takes that away first, so that it never happens by accident."""

    def __init__(self) -> None:
        super().__init__(_("This account administers the site. Take that right away first, then erase the person."))
