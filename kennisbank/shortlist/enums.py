"""What may have become of something that was saved."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    CURRENT = "current", pgettext_lazy("state of a saved item", "Current")
    OVER = "over", pgettext_lazy("state of a saved item", "This is over")
    CALLED_OFF = "called_off", pgettext_lazy("state of a saved item", "Called off")
    GONE = "gone", pgettext_lazy("state of a saved item", "Does not exist any more")
