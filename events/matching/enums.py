"""For whom tables are made, and which hard rule a table can break."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from events.enums import SessionStatus


class Whom(TextChoices):
    """For whom tables are made."""

    PLACE = "place", pgettext_lazy("tables", "Everybody with a place")
    PRESENT = "present", pgettext_lazy("tables", "Only who was checked in")


class Broken(TextChoices):
    """A rule that a table does not keep."""

    COMPANY = "company", pgettext_lazy("tables", "People of one company")
    APART = "apart", pgettext_lazy("tables", "Companies that should sit apart")
    SMALL = "small", pgettext_lazy("tables", "Too few people")
    LARGE = "large", pgettext_lazy("tables", "Too many people")


# Sessions in which tables are made and changed.
SEATED_IN = frozenset({SessionStatus.SCHEDULED})
