"""Making tables and changing them. Every change locks the session, as every booking does, and looks at the version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wagtail.log_actions import log

from events.actions.frame import locked
from events.matching import rules
from events.matching.enums import SEATED_IN
from events.matching.errors import (
    MovedByHand,
    NoSuchSeat,
    NotSeatedNow,
    PlanChanged,
    TableIsLocked,
    TooFewPeople,
    TooManyPeople,
)
from events.matching.models import Seat, Table, TablePlan
from events.matching.seating import Seating, seating_of
from events.models import EventSession


def make_tables(
    session: EventSession, *, whom: str, version: int, lose_moves: bool = False, by: Any, now: datetime
) -> TablePlan:
    """Propose tables for everybody of `whom` and keep them; locked tables stay. `version` is 0 for the first time.

    Raises NotSeatedNow, PlanChanged, MovedByHand (unless `lose_moves`), TooFewPeople, TooManyPeople, Busy.
    """
    with locked(session.pk) as row:
        seating = _seating(row, version)
        kept = [table for table in seating.tables if table.locked]
        if not lose_moves and (moved := seating.moved_by_hand):
            raise MovedByHand(moved)
        stay = {guest.key for table in kept for guest in seating.guests_at(table)}
        guests = [guest for guest in seating.whom(whom) if guest.key not in stay]
        if len(guests) + len(stay) < rules.SMALLEST:
            raise TooFewPeople
        if len(guests) > rules.MOST_PEOPLE:
            raise TooManyPeople(rules.MOST_PEOPLE)
        plan, _new = TablePlan.objects.update_or_create(
            session=row, defaults={"version": version + 1, "whom": whom, "made_at": now}
        )
        plan.tables.filter(locked=False).delete()
        _drop(seating.gone)
        _write(plan, rules.propose(guests, apart=seating.apart))
        log(row, "matching.propose", user=by, data={"people": len(guests)})
        return plan


def rearrange(
    session: EventSession,
    moves: Mapping[int, int],
    *,
    version: int,
    lock: Mapping[int, bool] | None = None,
    by: Any,
    now: datetime,
) -> int:
    """Put people at other tables, then lock (True) or unlock the tables in `lock`. Gives how many people moved.

    `moves` is attendee number -> number of the table; the number after the last one is a new table. A table that
    becomes empty goes. Raises NotSeatedNow, PlanChanged, TableIsLocked, NoSuchSeat, Busy.
    """
    with locked(session.pk) as row:
        seating = _seating(row, version)
        if seating.plan is None:
            raise NoSuchSeat
        number = _move(seating, moves)
        for table_number, is_locked in (lock or {}).items():
            if not seating.plan.tables.filter(number=table_number).update(locked=is_locked):
                raise NoSuchSeat
        log(row, "matching.move", user=by, data={"people": number, "tables": sorted(lock or {})})
        return number


def seat_late(session: EventSession, *, version: int, by: Any, now: datetime) -> int:
    """Seat everybody who came since the proposal at the table that suits best, or at a new one when none does.

    Gives how many. Raises NotSeatedNow, PlanChanged, NoSuchSeat, Busy.
    """
    with locked(session.pk) as row:
        seating = _seating(row, version)
        if seating.plan is None:
            raise NoSuchSeat
        tables = [table for table in seating.tables if not table.locked]
        guests = [seating.guests_at(table) for table in tables]
        for sitter in seating.late:
            place = rules.best_table(sitter.guest, guests, apart=seating.apart)
            if place is None:
                number = 1 + max([table.number for table in [*seating.tables, *tables]], default=0)
                tables.append(Table.objects.create(plan=seating.plan, number=number))
                guests.append([])
                place = len(tables) - 1
            Seat.objects.create(table=tables[place], attendee=sitter.person)
            guests[place].append(sitter.guest)
        _raise_version(seating.plan)
        log(row, "matching.move", user=by, data={"people": len(seating.late), "tables": []})
        return len(seating.late)


def clear_gone(session: EventSession, *, version: int, by: Any, now: datetime) -> int:
    """Take people who do not come any more from their tables. Gives how many.

    Raises NotSeatedNow, PlanChanged, NoSuchSeat, Busy.
    """
    with locked(session.pk) as row:
        seating = _seating(row, version)
        if seating.plan is None:
            raise NoSuchSeat
        _drop(seating.gone)
        seating.plan.tables.filter(seats=None).delete()
        _raise_version(seating.plan)
        log(row, "matching.move", user=by, data={"people": len(seating.gone), "tables": []})
        return len(seating.gone)


def _seating(row: EventSession, version: int) -> Seating:
    """Everything about the tables, read with the lock in hand. Raises NotSeatedNow, PlanChanged."""
    if row.status not in SEATED_IN:
        raise NotSeatedNow
    seating = seating_of(row)
    if version != (seating.plan.version if seating.plan else 0):
        raise PlanChanged
    return seating


def _move(seating: Seating, moves: Mapping[int, int]) -> int:
    plan = seating.plan
    assert plan is not None  # noqa: S101 - the callers looked
    tables = {table.number: table for table in seating.tables}
    seats = {seat.attendee_id: seat for seat in seating.seats}
    new = 1 + max(tables, default=0)
    moved = 0
    for key, number in sorted(moves.items()):
        if key not in seating.sitters or (number not in tables and number != new):
            raise NoSuchSeat
        before = seats[key].table.number if key in seats else None
        if before == number:
            continue
        for each in (before, number):
            if each in tables and tables[each].locked:
                raise TableIsLocked(each)
        if number not in tables:
            tables[number] = Table.objects.create(plan=plan, number=number)
        Seat.objects.update_or_create(attendee_id=key, defaults={"table": tables[number], "by_hand": True})
        moved += 1
    plan.tables.filter(seats=None).delete()
    _raise_version(plan)
    return moved


def _write(plan: TablePlan, proposed: list[list[int]]) -> None:
    """Write the proposed tables under the numbers that locked ones leave free."""
    taken = set(plan.tables.values_list("number", flat=True))
    free = (number for number in range(1, len(taken) + len(proposed) + 1) if number not in taken)
    tables = Table.objects.bulk_create(
        Table(plan=plan, number=number) for number, _ in zip(free, proposed, strict=False)
    )
    Seat.objects.bulk_create(
        Seat(table=table, attendee_id=key) for table, keys in zip(tables, proposed, strict=True) for key in keys
    )


def _drop(seats: list[Seat]) -> None:
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).delete()


def _raise_version(plan: TablePlan) -> None:
    plan.version += 1
    plan.save(update_fields=["version"])
