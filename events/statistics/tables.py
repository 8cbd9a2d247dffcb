"""The figures as tables of words and numbers: each bar on the screen stands beside the number that it draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.companies.enums import SizeBand
from events.models import EventSession
from events.statistics import queries
from events.statistics.rules import without_small_cells


@dataclass(frozen=True)
class Table:
    """One figure. A number is None when it is left out because it is too small, and so is the `total` of the rows."""

    title: str
    rows: Sequence[tuple[str, int | None]]
    total: int | None
    note: str = ""

    @property
    def most(self) -> int:
        """What a full bar stands for."""
        return max([number or 0 for _label, number in self.rows] + [1])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self.total == 0


def tables_of(sessions: QuerySet[EventSession], *, now: datetime) -> list[Table]:
    """All figures of `sessions`, small numbers about people and companies left out."""
    people = queries.people_in(sessions, now=now)
    came = _came(people)
    return [
        _sessions(queries.sessions_by_state(sessions, now=now), came),
        came,
        _waited(people),
        _companies(sessions),
        _over_time(sessions),
        _lead(sessions),
    ]


def _sessions(states: dict[str, int], came: Table) -> Table:
    rows = [
        (_("held"), states["held"]),
        (_("still to come"), states["coming"]),
        (_("called off"), states["called_off"]),
    ]
    note = ""
    if states["places"] and came.total is not None:
        share = round(100 * came.total / states["places"])
        taken = {"taken": came.total, "places": states["places"], "share": share}
        note = _("Of the %(places)s places in sessions that were held, %(taken)s were taken: %(share)s%%.") % taken
    return Table(_("Sessions"), rows, sum(number for _label, number in rows), note)


def _whole(title: str, labels: Sequence[str], numbers: Sequence[int], note: str = "") -> Table:
    shown, total = without_small_cells(numbers)
    return Table(title, list(zip(labels, shown, strict=True)), total, note)


def _came(people: queries.People) -> Table:
    labels = [_("came"), _("stayed away"), _("absent with notice"), _("nobody noted it")]
    note = _("People with a place in sessions that are over.")
    return _whole(_("Who came"), labels, queries.came_of(people), note)


def _waited(people: queries.People) -> Table:
    labels = [_("got a place"), _("still waits"), _("did not come in")]
    return _whole(_("Waiting list"), labels, queries.waited_of(people), _("What became of who waited."))


def _companies(sessions: QuerySet[EventSession]) -> Table:
    counted = queries.companies_by_size(sessions)
    labels = [*map(str, SizeBand.labels), _("size not known")]
    note = _("A company without a profile counts by the name that was typed, until that is forgotten.")
    return _whole(_("Companies reached, by size"), labels, list(counted.values()), note)


def _over_time(sessions: QuerySet[EventSession]) -> Table:
    by_month, found = queries.registered_over_time(sessions)
    pattern = "F Y" if by_month else "j F Y"
    rows = [(date_format(day, pattern), number) for day, number in found]
    title = _("Registered people, by month") if by_month else _("Registered people, by week from Monday")
    return Table(title, rows, sum(number for _label, number in rows))


def _lead(sessions: QuerySet[EventSession]) -> Table:
    labels = [
        _("in the last week"),
        _("one to two weeks before"),
        _("two to four weeks before"),
        _("earlier"),
    ]
    return _whole(_("How long before the start people registered"), labels, queries.lead_times(sessions))


def as_rows(tables: Sequence[Table], *, hidden: str) -> list[list[str]]:
    """The tables under each other for a file: title, what, number; `hidden` stands where a number is left out."""
    rows = []
    for table in tables:
        for label, number in [*table.rows, (_("Together"), table.total)]:
            rows.append([table.title, label, hidden if number is None else str(number)])
    return rows
