"""What can go wrong in the programme room."""

from django.utils.translation import gettext as _


class ProgrammeError(Exception):
    """Something that was asked cannot be done."""


class NoMailboxError(ProgrammeError):
    """The site settings name no mailbox that the contact form could write to."""

    def __str__(self) -> str:
        return _("The contact form is out of order for a moment. Try again tomorrow.")
