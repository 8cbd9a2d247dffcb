"""Why a file with modules is not taken, or not brought in."""

from django.utils.translation import gettext


class TrainingError(Exception):
    """The base of what this room refuses; it refuses the whole file."""

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """What is wrong, and what to do next."""
        return gettext("This did not work. Try again.")


class NotReadable(TrainingError):
    """It is no text of cells."""

    def sentence(self) -> str:
        """What it should be."""
        return gettext("This is no CSV file. Save your spreadsheet as “CSV (UTF-8)” and try that file.")


class ColumnsMissing(TrainingError):
    """The first line does not name what must be there. `columns`: the names that were not found."""

    def __init__(self, columns: list[str]) -> None:
        self.columns = columns

    def sentence(self) -> str:
        """Which columns."""
        return gettext(
            "The first line has to name the columns. Not found: %(columns)s. Take the empty file as an example."
        ) % {"columns": ", ".join(self.columns)}


class ColumnsUnknown(TrainingError):
    """The first line names something that we do not know, or twice the same. `columns`: those names."""

    def __init__(self, columns: list[str]) -> None:
        self.columns = columns

    def sentence(self) -> str:
        """Which columns."""
        return gettext("We do not know these columns, or they stand there twice: %(columns)s. Take them out.") % {
            "columns": ", ".join(name[:40] for name in self.columns[:10])
        }


class NoRows(TrainingError):
    """There is nothing below the first line."""

    def sentence(self) -> str:
        """That it is empty."""
        return gettext("There is no row below the first line.")


class TooLarge(TrainingError):
    """It is more than we read. `most`: the number that is allowed, with its unit."""

    def __init__(self, most: str) -> None:
        self.most = most

    def sentence(self) -> str:
        """How much it may be."""
        return gettext("This is too large: at most %(most)s. Make it in parts.") % {"most": self.most}


class NotNow(TrainingError):
    """It is not the moment: still being looked at, or brought in already by somebody else."""

    def sentence(self) -> str:
        """That the screen below says how far it is."""
        return gettext("This file was brought in already, or is still being looked at. Below you see how far it is.")
