"""Why an action on a company is refused. Raised by actions, caught in views."""

from typing import Any

from django.utils.translation import gettext as _


class CompanyError(Exception):
    """The base of every refusal of this app; `str()` is the sentence for the reader."""


class AlreadyRegistered(CompanyError):
    """There is a company with this KvK number or name. `organisation` is that company; nothing of it may be shown."""

    def __init__(self, organisation: Any) -> None:
        self.organisation = organisation
        super().__init__(_("This company is already here. An administrator of the company has to let you in."))


class TooManyRequests(CompanyError):
    """Somebody adds or asks for too many companies in a day."""

    def __init__(self) -> None:
        super().__init__(_("You added or asked for several companies today. Try again tomorrow."))


class LastAdministrator(CompanyError):
    """The company would be left without an administrator."""

    def __init__(self) -> None:
        super().__init__(_("A company needs an administrator. Make a colleague administrator first."))


class AlreadyMember(CompanyError):
    """The invited person already belongs to the company."""

    def __init__(self) -> None:
        super().__init__(_("This colleague already has access to the company."))


class AlreadyInvited(CompanyError):
    """An invitation to this address is waiting, for another role."""

    def __init__(self) -> None:
        super().__init__(_("There is already an invitation for this address. Withdraw it first to change the role."))


class TooManyInvitations(CompanyError):
    """The company sent many invitations today."""

    def __init__(self) -> None:
        super().__init__(_("Your company sent many invitations today. Try again tomorrow."))


class ProfileChanged(CompanyError):
    """Somebody else saved the profile meanwhile. `organisation` is the row as it is now."""

    def __init__(self, organisation: Any) -> None:
        self.organisation = organisation
        super().__init__(_("A colleague saved this profile while you were typing. Nothing of yours is lost."))


class InvitationRefused(CompanyError):
    """An invitation does not work; each cause has its own sentence and HTTP status."""

    status = 410


class InvitationUnknown(InvitationRefused):
    """No invitation has this token: forged, cut off in the mail, or replaced by a newer one."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("This link is not complete, or a newer invitation replaced it. Look for the last mail."))


class InvitationExpired(InvitationRefused):
    """The term passed."""

    def __init__(self) -> None:
        super().__init__(_("This invitation has expired. Ask your colleague to send it again."))


class InvitationUsed(InvitationRefused):
    """It was accepted before."""

    def __init__(self) -> None:
        super().__init__(_("This invitation was used already. Sign in to go to your company."))


class InvitationRevoked(InvitationRefused):
    """The administrator took it back."""

    def __init__(self) -> None:
        super().__init__(_("This invitation was withdrawn. Ask your colleague whether that was meant."))


class InvitationForSomebodyElse(InvitationRefused):
    """The person who is signed in does not own the invited address."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("This invitation is for another e-mail address. Sign in with the address that it was sent to.")
        )
