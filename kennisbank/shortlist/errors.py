"""Why a shortlist cannot be shown, changed or sent."""

from django.utils.translation import gettext as _


class ShortlistError(Exception):
    """The ground of all refusals here."""

    status_code = 422

    def message(self) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        return self.message()


class DamagedLink(ShortlistError):
    """An address that we did not sign, or of which a part was lost on the way."""

    status_code = 404

    def message(self) -> str:
        return _("A part of the address was lost, or it was changed on the way. We cannot read which list it was.")


class TooLong(ShortlistError):
    """More words than an address holds."""

    def message(self) -> str:
        return _("This list does not fit into an address any more. Make some notes shorter, or make a second list.")


class AddressTooLong(ShortlistError):
    """An address that is longer than any that we make."""

    status_code = 414

    def message(self) -> str:
        return _("This address is longer than any that we make. Something was added to it on the way.")


class TooManyItems(ShortlistError):
    """More than one list holds."""

    def message(self) -> str:
        return _("A list holds at most 20. Remove what you do not need, or make a second list.")


class NotToBeFound(ShortlistError):
    """Something to add that does not exist (any more), or that not everybody may read."""

    status_code = 404

    def message(self) -> str:
        return _("What you want to save does not exist (any more). Search for something else below.")


class TooManyLists(ShortlistError):
    """More lists than one person keeps."""

    def message(self) -> str:
        return _("You have 50 lists. Throw one away that you do not need.")
