"""The frame round every change: one durable transaction that begins by locking the session."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, transaction
from django.db.models import CharField, Func, Value

from events.errors import Busy
from events.models import EventSession

# PostgreSQL: lock not available, deadlock, could not serialise, cancelled by a time-out. SQLite says it in words.
BUSY_STATES = {"55P03", "40P01", "40001", "57014"}


# Of the event only what a mail says of it: the page itself is large, and read with the lock in hand.
OF_SESSION = [field.name for field in EventSession._meta.concrete_fields]
OF_EVENT = ["event__title", "event__translation_key", "event__locale__language_code"]


def says_busy(error: OperationalError) -> bool:
    """Whether the database refused only because others held it; trying again is then safe."""
    return getattr(error.__cause__, "sqlstate", None) in BUSY_STATES or "locked" in str(error)


_part_of_more: ContextVar[bool] = ContextVar("part_of_more", default=False)


@contextmanager
def part_of_more() -> Iterator[None]:
    """Let changes be steps of a larger transaction: only where all or nothing is wanted, for loading a demonstration
    and for erasing a person from every room.

    Everywhere else a change is durable: when its function returns, it is committed.
    """
    token = _part_of_more.set(True)
    try:
        yield
    finally:
        _part_of_more.reset(token)


@contextmanager
def locked(session_id: int) -> Iterator[EventSession]:
    """The session row, locked until the transaction ends; everything inside is written together or not at all.

    The lock is the first statement, so nothing was read before it that could be stale. `no_key` leaves inserts that
    refer to the session free. Raises Busy when it cannot be had within the database's lock time-out,
    EventSession.DoesNotExist for an unknown one.
    """
    try:
        with transaction.atomic(durable=not _part_of_more.get()):
            yield _lock(session_id)
    except OperationalError as error:
        if says_busy(error):
            raise Busy from error
        raise


def _lock(session_id: int) -> EventSession:
    rows = EventSession.objects.select_related("event__locale").only(*OF_SESSION, *OF_EVENT)
    rows = rows.select_for_update(no_key=True, of=("self",))
    isolation: Func | Value = Value("read committed", output_field=CharField())
    if connection.vendor == "postgresql":
        isolation = Func(Value("transaction_isolation"), function="current_setting", output_field=CharField())
    session = rows.annotate(isolation=isolation).get(pk=session_id)
    if session.isolation != "read committed":
        # Under a snapshot the lock waits but what is read after it is old: seats would be sold twice (trust.md, fact
        # 1).
        raise ImproperlyConfigured(f"Bookings need READ COMMITTED, not {session.isolation}.")
    return session
