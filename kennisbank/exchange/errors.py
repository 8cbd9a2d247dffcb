"""Why a file is not taken over."""

from django.utils.translation import gettext


class ExchangeError(Exception):
    """The base of what this room refuses; it refuses the whole file."""

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """What is wrong, and what to do next."""
        return gettext("This did not work. Try again.")


class NotAnArchive(ExchangeError):
    """It is no .zip, or a broken or locked one."""

    def sentence(self) -> str:
        """What it should be."""
        return gettext("This .zip cannot be opened. Make it again, without a password.")


class TooLarge(ExchangeError):
    """It holds more than we read. `most`: the number that is allowed, with its unit."""

    def __init__(self, most: str) -> None:
        self.most = most

    def sentence(self) -> str:
        """How much it may be."""
        return gettext("This is too large: at most %(most)s. Make it in parts.") % {"most": self.most}


class BadName(ExchangeError):
    """A name in the archive leads out of it. `name`: that name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def sentence(self) -> str:
        """Which name."""
        return gettext("“%(name)s” is no name of a file in a .zip. Nothing was read.") % {"name": self.name[:80]}


class NothingInIt(ExchangeError):
    """There is no instrument in it."""

    def sentence(self) -> str:
        """What it should hold."""
        return gettext("There is no instrument in it. An instrument is a file that ends in .toml.")


class ChangedMeanwhile(ExchangeError):
    """What the import would do is not what was shown."""

    def sentence(self) -> str:
        """That it has to be looked at again."""
        return gettext("Somebody changed something meanwhile. Look again at what would happen.")


class NotReadable(ExchangeError):
    """One instrument cannot be read. `reasons`: a sentence each."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons

    def sentence(self) -> str:
        """All reasons."""
        return " ".join(self.reasons)
