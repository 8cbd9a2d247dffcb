"""Where people can come, and when."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import pgettext_lazy


class Weekday(IntegerChoices):
    """The days on which sessions are held, numbered as Python does."""

    MONDAY = 0, pgettext_lazy("day to choose", "Monday")
    TUESDAY = 1, pgettext_lazy("day to choose", "Tuesday")
    WEDNESDAY = 2, pgettext_lazy("day to choose", "Wednesday")
    THURSDAY = 3, pgettext_lazy("day to choose", "Thursday")
    FRIDAY = 4, pgettext_lazy("day to choose", "Friday")


class DayPart(TextChoices):
    """The parts of a day."""

    MORNING = "morning", pgettext_lazy("part of a day", "Morning")
    AFTERNOON = "afternoon", pgettext_lazy("part of a day", "Afternoon")
    EVENING = "evening", pgettext_lazy("part of a day", "Evening")
