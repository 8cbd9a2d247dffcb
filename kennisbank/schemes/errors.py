"""What can be wrong with what somebody brings along."""

from django.utils.translation import gettext


class SchemesError(Exception):
    """The base of what this room refuses."""

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """What is wrong, and what to do next, for who reads it."""
        return gettext("This did not work. Try again.")


class DamagedLink(SchemesError):
    """A signed address of the guide or the calculator that we did not make, or that lost a part on its way."""

    def sentence(self) -> str:
        """What is wrong with the address, and what to do next."""
        return gettext("This address is not complete any more. Start again; it takes a few minutes.")
