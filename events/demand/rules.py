"""When there is enough demand, and which moment suits most companies. The clock is passed in, nothing is written."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

from events.demand.enums import DayPart, Weekday
from events.demand.models import OpenQuestion
from events.rules import wall_time

HEAD_START = timedelta(days=5)  # so long only those who asked can register (events.md 1b.3)
PLANNED_AHEAD = timedelta(weeks=6)
PUBLIC_BEFORE = timedelta(weeks=1)  # a draft that nobody looked at lets everybody in so long before it starts
LASTS = timedelta(hours=2, minutes=30)
FEWEST_PLACES = 16
STARTS = {DayPart.MORNING: time(9, 30), DayPart.AFTERNOON: time(14), DayPart.EVENING: time(19)}


def companies_of(questions: Iterable[OpenQuestion]) -> set[str]:
    """The companies that asked, each once."""
    return {question.company for question in questions}


def is_enough(questions: Collection[OpenQuestion], needed: int) -> bool:
    """Whether `needed` different companies asked."""
    return len(companies_of(questions)) >= needed


def votes(questions: Iterable[OpenQuestion]) -> dict[tuple[int, str], int]:
    """How many companies can come on each (day, part of the day): the poll. A company counts once for each."""
    who: dict[tuple[int, str], set[str]] = defaultdict(set)
    for question in questions:
        for day in question.weekdays or Weekday.values:
            for part in question.parts or DayPart.values:
                who[day, part].add(question.company)
    return {moment: len(companies) for moment, companies in who.items()}


def best_moment(questions: Iterable[OpenQuestion], *, now: datetime) -> datetime:
    """When a session suits most companies: on the first such day from six weeks after `now` on. Of moments that suit
    as many the one earliest in the week and on the day.
    """
    counted = votes(questions)
    order = list(DayPart.values)
    day, part = min(counted, key=lambda each: (-counted[each], each[0], order.index(each[1])))
    first = timezone.localdate(now + PLANNED_AHEAD)
    date = first + timedelta(days=(day - first.weekday()) % 7)
    return wall_time(datetime.combine(date, STARTS[DayPart(part)]))


def public_from(starts_at: datetime, *, now: datetime) -> datetime | None:
    """When a session that is announced at `now` lets everybody in: five days later; None when it starts before."""
    opens = now + HEAD_START
    return opens if opens < starts_at else None
