"""Days on the calendar: how a series repeats, and the days on which the Netherlands does not work."""

from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from dateutil.easter import easter
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from django.utils.translation import gettext_lazy as _

MOST_DATES = 60


class Pattern(StrEnum):
    """How a series goes on after its first day."""

    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    MONTHLY = "monthly"


def repeated(first: date, pattern: str, *, times: int | None = None, until: date | None = None) -> list[date]:
    """The days of a series: `times` of them, or up to and including `until`, or what ends first; at most 61, so that
    who asks for more than 60 can be told.

    Monthly is the same weekday of the month as the first day: every first Tuesday; from a fifth one on every last.
    """
    most = min(times or MOST_DATES + 1, MOST_DATES + 1)
    days = rrule(dtstart=first, until=until, **_rule(first, pattern))
    return [day.date() for day in islice(days, most)]


def _rule(first: date, pattern: str) -> dict[str, Any]:
    """What the pattern is called in RFC 5545."""
    if pattern == Pattern.MONTHLY:
        which = (first.day - 1) // 7 + 1
        return {"freq": MONTHLY, "byweekday": weekday(first.weekday(), which if which < 5 else -1)}
    return {"freq": WEEKLY, "interval": 2 if pattern == Pattern.TWO_WEEKS else 1}


def holiday(day: date) -> str:
    """The public holiday that `day` is in the Netherlands, in words; nothing on other days."""
    king = date(day.year, 4, 27)
    king -= timedelta(days=1) if king.weekday() == 6 else timedelta()
    fixed = {
        date(day.year, 1, 1): _("New Year's Day"),
        king: _("King's Day"),
        date(day.year, 5, 5): _("Liberation Day"),
        date(day.year, 12, 25): _("Christmas Day"),
        date(day.year, 12, 26): _("the day after Christmas"),
    }
    moving = {
        -2: _("Good Friday"),
        0: _("Easter Sunday"),
        1: _("Easter Monday"),
        39: _("Ascension Day"),
        49: _("Whit Sunday"),
        50: _("Whit Monday"),
    }
    return str(moving.get((day - easter(day.year)).days) or fixed.get(day, ""))
