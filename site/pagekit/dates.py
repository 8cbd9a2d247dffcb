"""Dates as people say them: "dinsdag 8 december, 14.00 uur", "Tuesday 8 December, 14:00"."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import pgettext


def local(moment: datetime) -> datetime:
    """`moment` on the clock of the site (Europe/Amsterdam)."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def spoken_date(day: date | datetime, *, today: date | None = None) -> str:
    """The day in words; the year only when it is not the year of `today` (default: now)."""
    if isinstance(day, datetime):
        day = local(day)
    today = today or timezone.localdate()
    return format_date(day, "l j F" if day.year == today.year else "l j F Y")


def clock(moment: datetime) -> str:
    """The time in figures without the word for hour: "14.00" in Dutch, "14:00" in English."""
    return format_date(local(moment), pgettext("time format of the Django date filter", "H:i"))


def spoken_time(moment: datetime) -> str:
    """The time in words: "14.00 uur" in Dutch, "14:00" in English."""
    return pgettext("time of day", "%(time)s") % {"time": clock(moment)}


def spoken_moment(moment: datetime, *, today: date | None = None) -> str:
    """Day and time in words: "dinsdag 8 december, 14.00 uur"."""
    return f"{spoken_date(moment, today=today)}, {spoken_time(moment)}"


def spoken_period(start: datetime, end: datetime, *, today: date | None = None) -> str:
    """From when to when: "dinsdag 8 december, 14.00 tot 16.30 uur", with the second day named when there is one."""
    if local(start).date() == local(end).date():
        text = pgettext("from one time to another on one day", "%(date)s, %(start)s to %(end)s")
        return text % {"date": spoken_date(start, today=today), "start": clock(start), "end": clock(end)}
    text = pgettext("from one moment to another", "%(start)s to %(end)s")
    return text % {"start": spoken_moment(start, today=today), "end": spoken_moment(end, today=today)}
