"""Days on the calendar: how a series repeats, and the days on which the Netherlands does not work."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice, takewhile

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
    days = (_nth(first, pattern, number) for number in count())
    if until is not None:
        days = takewhile(lambda day: day <= until, days)
    return list(islice(days, min(times or MOST_DATES + 1, MOST_DATES + 1)))


def _nth(first: date, pattern: str, number: int) -> date:
    if pattern == Pattern.MONTHLY:
        return _same_weekday(first, number)
    return first + number * timedelta(weeks=2 if pattern == Pattern.TWO_WEEKS else 1)


def _same_weekday(first: date, months: int) -> date:
    """The day, `months` later, that is the same weekday of its month: the first, second, third, fourth or last."""
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    begin = date(year, month, 1)
    day = 1 + (first.weekday() - begin.weekday()) % 7 + 7 * ((first.day - 1) // 7)
    return date(year, month, day if day <= monthrange(year, month)[1] else day - 7)


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


def easter(year: int) -> date:
    """Easter Sunday of `year`, by the rule of Gauss and Meeus for the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
