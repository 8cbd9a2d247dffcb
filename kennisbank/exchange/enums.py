"""What happens to an instrument of a file."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What an import does with one instrument."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("the same")
    REFUSED = "refused", _("refused")


# What an import writes.
WRITTEN = {State.NEW, State.CHANGED}
