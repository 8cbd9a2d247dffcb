"""The vocabularies of the training offer (GV-09, CT-03). The stored codes stand in addresses and in files."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProviderKind(TextChoices):
    """What sort of provider it is (GV-09)."""

    MBO = "mbo", pgettext_lazy("kind of provider", "Mbo college")
    HBO = "hbo", pgettext_lazy("kind of provider", "University of applied sciences (hbo)")
    PRIVATE = "private", pgettext_lazy("kind of provider", "Private provider")
    PRACTICE = "practice", pgettext_lazy("kind of provider", "Practical training company")


class Level(IntegerChoices):
    """The level of a module in the Dutch qualifications framework (NLQF)."""

    ENTRY = 1, _("NLQF 1 (entrance level)")
    MBO_2 = 2, _("NLQF 2 (mbo 2)")
    MBO_3 = 3, _("NLQF 3 (mbo 3)")
    MBO_4 = 4, _("NLQF 4 (mbo 4)")
    ASSOCIATE = 5, _("NLQF 5 (associate degree)")
    BACHELOR = 6, _("NLQF 6 (bachelor)")
    MASTER = 7, _("NLQF 7 (master)")
    DOCTOR = 8, _("NLQF 8")


class ModuleProof(TextChoices):
    """What somebody has in hand afterwards (CT-03)."""

    DIPLOMA = "diploma", pgettext_lazy("proof of a module", "Diploma")
    CERTIFICATE = "certificate", _("Mbo certificate")
    STATEMENT = "statement", _("Practice statement (praktijkverklaring)")
    UNITS = "units", _("Part of an hbo programme")
    SECTOR = "sector", _("Certificate of the sector")
    OWN = "own", _("Proof of the provider")
    NONE = "none", _("No proof")


class Form(TextChoices):
    """Where people learn."""

    LOCATION = "location", _("At the provider")
    WORKPLACE = "workplace", _("At the workplace")
    ONLINE = "online", pgettext_lazy("form of a module", "Online")
    MIXED = "mixed", _("Partly online")


class Moment(TextChoices):
    """When people learn. Evenings and weekends are what the self-employed look for (OT-15)."""

    DAY = "day", _("By day")
    EVENING = "evening", _("In the evening or at the weekend")
    OWN = "own", _("At any time you like")


class HoursBand(TextChoices):
    """How many hours a module takes one person, all together."""

    DAY = "day", _("Up to a day (8 hours)")
    WEEK = "week", _("Up to 40 hours")
    MONTHS = "months", _("Up to 160 hours")
    LONG = "long", _("More than 160 hours")


# The most hours of each band; the last has no limit.
HOURS_LIMITS = {HoursBand.DAY: 8, HoursBand.WEEK: 40, HoursBand.MONTHS: 160}


class ImportState(TextChoices):
    """How far a file is."""

    CHECKING = "checking", _("being looked at")
    CHECKED = "checked", _("looked at: nothing is written yet")
    WRITING = "writing", _("being brought in")
    DONE = "done", _("brought in")


# The worker has something to do for these.
UNDER_WAY = {ImportState.CHECKING, ImportState.WRITING}


class RowState(TextChoices):
    """What a row of a file does."""

    WAITING = "waiting", _("not looked at yet")
    NEW = "new", pgettext_lazy("row", "new")
    CHANGED = "changed", pgettext_lazy("row", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("row", "unchanged")
    REFUSED = "refused", pgettext_lazy("row", "refused")


# An unchanged row writes as well: somebody said today that it still holds.
WRITES = {RowState.NEW, RowState.CHANGED, RowState.UNCHANGED}


class Reason(TextChoices):
    """Why a row is refused. The texts take `column` and `value`."""

    EMPTY = "empty", _("The column %(column)s is empty.")
    UNKNOWN_PROVIDER = "unknown_provider", _("“%(value)s” is no provider that we know. Add the provider first.")
    UNKNOWN_INSTRUMENT = "unknown_instrument", _("“%(value)s” is no instrument in this kennisbank.")
    NOT_IN_LIST = "not_in_list", _("“%(value)s” is not one of the values of the column %(column)s.")
    NOT_A_NUMBER = "not_a_number", _("“%(value)s” in the column %(column)s is no number that we can use.")
    NOT_A_DATE = "not_a_date", _("“%(value)s” in the column %(column)s is no date like 2027-02-15 or 15-2-2027.")
    TOO_LONG = "too_long", _("The text in the column %(column)s is too long: at most %(value)s characters.")
    NOT_AN_ADDRESS = (
        "not_an_address",
        _("“%(value)s” in the column %(column)s is no address that begins with https://."),
    )
    TWICE = "twice", _("The same provider and reference stand on line %(value)s as well.")
    TOO_FEW_CELLS = "cells", _("This row has another number of cells than the first line.")
