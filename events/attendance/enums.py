"""How somebody was checked in, and why a scan fitted nobody."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class ScanSource(TextChoices):
    QR = "qr", pgettext_lazy("check-in", "By code")
    NAME = "name", pgettext_lazy("check-in", "By name")
    WALK_IN = "walk_in", pgettext_lazy("check-in", "Walked in")
    ONLINE = "online", pgettext_lazy("check-in", "Online")


class ScanProblem(TextChoices):
    """Why a scan made nobody present. Nothing: it did."""

    NONE = "", pgettext_lazy("check-in", "Checked in")
    UNKNOWN = "unknown", pgettext_lazy("check-in", "Code is not known")
    OTHER_SESSION = "other_session", pgettext_lazy("check-in", "Code of another session")
    CANCELLED = "cancelled", pgettext_lazy("check-in", "Has no place (any more)")
    TWICE = "twice", pgettext_lazy("check-in", "Was checked in already")


# What the organiser has to look at afterwards; twice is harmless.
TO_LOOK_AT = frozenset({ScanProblem.UNKNOWN, ScanProblem.OTHER_SESSION, ScanProblem.CANCELLED})
OF_NOBODY = frozenset({ScanProblem.UNKNOWN, ScanProblem.OTHER_SESSION})
