"""The figures of sessions: how many, how full, who came, which companies. Numbers only, in as many questions whatever
their size.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth, TruncWeek

from community.companies.enums import SizeBand
from events.enums import ANNOUNCED, CAME, HELD, Attendance, AttendeeStatus, SessionStatus
from events.models import Attendee, EventPage, EventSession, EventTheme, Registration
from events.rules import ZONE

WEEKS_AT_MOST = 26  # a longer time is told by month
LEAD_TIMES = {"week": 7, "two_weeks": 14, "month": 28}  # registered fewer days than this before the start


@dataclass(frozen=True)
class Scope:
    """Which sessions the figures are about: those that start from `since` up to and including `until`, on the clock on
    the wall; of one event or one theme when that is given.
    """

    since: date
    until: date
    event: EventPage | None = None
    theme: EventTheme | None = None


def sessions_in(scope: Scope) -> QuerySet[EventSession]:
    """The announced sessions that `scope` is about."""
    zone = ZoneInfo(ZONE)
    begin = datetime.combine(scope.since, datetime.min.time(), zone)
    end = datetime.combine(scope.until + timedelta(days=1), datetime.min.time(), zone)
    rows = EventSession.objects.filter(status__in=sorted(ANNOUNCED), starts_at__gte=begin, starts_at__lt=end)
    if scope.event:
        rows = rows.filter(event__translation_key=scope.event.translation_key)
    if scope.theme:
        rows = rows.filter(event__theme=scope.theme)
    return rows


def only(session: EventSession) -> QuerySet[EventSession]:
    """`session` alone, as the figures take it."""
    return EventSession.objects.filter(pk=session.pk)


def sessions_by_state(sessions: QuerySet[EventSession], *, now: datetime) -> dict[str, int]:
    """How many of `sessions` were held, are to come and were called off; and the places of those held."""
    over = Q(status__in=sorted(HELD), over_at__lte=now)
    return sessions.order_by().aggregate(
        held=Count("pk", filter=over),
        coming=Count("pk", filter=Q(status__in=sorted(HELD), over_at__gt=now)),
        called_off=Count("pk", filter=Q(status=SessionStatus.CANCELLED)),
        places=Sum("capacity", filter=over, default=0),
    )


@dataclass(frozen=True)
class People:
    """How many people: who was on a waiting list by where they stand now, and who had a place in a session that is over
    by whether they came.
    """

    waited: Counter[str]
    attendance: Counter[str]


def people_in(sessions: QuerySet[EventSession], *, now: datetime) -> People:
    """The people of those of `sessions` that were not called off, counted in one question."""
    rows = Attendee.objects.filter(session__in=sessions.filter(status__in=sorted(HELD)).order_by())
    is_over = Case(When(session__over_at__lte=now, then=Value(True)), default=Value(False))
    counted = rows.order_by().annotate(is_over=is_over).values_list("status", "waited", "is_over", "attendance")
    people = People(Counter(), Counter())
    for status, waited, over, attendance, number in counted.annotate(number=Count("pk")):
        if waited:
            people.waited[status] += number
        if over and status == AttendeeStatus.CONFIRMED:
            people.attendance[attendance] += number
    return people


def came_of(people: People) -> list[int]:
    """How many came, stayed away without a word, stayed away with notice, and of how many nobody noted it."""
    attendance = people.attendance
    return [
        sum(attendance[each] for each in CAME),
        attendance[Attendance.ABSENT],
        attendance[Attendance.EXCUSED],
        attendance[Attendance.UNKNOWN],
    ]


def waited_of(people: People) -> list[int]:
    """What became of who was on a waiting list: a place, still waiting or offered one, and neither."""
    waited = people.waited
    still = waited[AttendeeStatus.WAITLISTED] + waited[AttendeeStatus.OFFERED] + waited[AttendeeStatus.REQUESTED]
    placed = waited[AttendeeStatus.CONFIRMED]
    return [placed, still, waited.total() - placed - still]


def companies_by_size(sessions: QuerySet[EventSession]) -> dict[str, int]:
    """How many companies had somebody with a place, by size; "" for those without a profile or without a size.

    A company without a profile is known by the name that was typed, and not any more once that was forgotten.
    """
    seated = Attendee.objects.filter(session__in=sessions.order_by(), status=AttendeeStatus.CONFIRMED)
    rows = Registration.objects.filter(pk__in=seated.order_by().values("registration")).order_by()
    companies: dict[str, str] = {}
    for own, band, typed in rows.values_list("company__name", "company__size_band", "organisation").distinct():
        name = (own or typed).strip().casefold()
        if name:
            companies[name] = companies.get(name) or band or ""
    counted = Counter(companies.values())
    return {band: counted[band] for band in [*SizeBand.values, ""]}


def registered_over_time(sessions: QuerySet[EventSession]) -> tuple[bool, list[tuple[date, int]]]:
    """Whether it is told by month, and how many people registered in each week (from its Monday) or month, without
    gaps between the first and the last.
    """
    rows = Attendee.objects.filter(session__in=sessions.order_by()).order_by()
    zone = ZoneInfo(ZONE)
    by_week = rows.annotate(week=TruncWeek("created_at", tzinfo=zone)).values_list("week").annotate(Count("pk"))
    weeks = Counter({moment.date(): number for moment, number in by_week})
    if not weeks:
        return False, []
    first, last = min(weeks), max(weeks)
    if (last - first).days < WEEKS_AT_MOST * 7:
        return False, [(day, weeks[day]) for day in _steps(first, last)]
    by_month = rows.annotate(month=TruncMonth("created_at", tzinfo=zone)).values_list("month").annotate(Count("pk"))
    months = Counter({moment.date(): number for moment, number in by_month})
    return True, [(day, months[day]) for day in _months(min(months), max(months))]


def _steps(first: date, last: date) -> list[date]:
    return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]


def _months(first: date, last: date) -> list[date]:
    found, day = [], first
    while day <= last:
        found.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return found


def lead_times(sessions: QuerySet[EventSession]) -> list[int]:
    """How many people registered in the last week, one to two weeks, two to four weeks and longer before the start."""
    start = F("session__starts_at")
    steps = [When(created_at__gt=start - timedelta(days=days), then=Value(name)) for name, days in LEAD_TIMES.items()]
    lead: Any = Case(*steps, default=Value("longer"), output_field=CharField())
    rows = Attendee.objects.filter(session__in=sessions.order_by()).order_by().annotate(lead=lead)
    counted = Counter(dict(rows.values_list("lead").annotate(Count("pk"))))
    return [counted[name] for name in [*LEAD_TIMES, "longer"]]
