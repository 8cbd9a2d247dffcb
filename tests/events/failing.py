"""A database that goes away at a chosen statement."""

from contextlib import contextmanager

from django.core import serializers
from django.db import OperationalError, connection
from wagtail.models import ModelLogEntry

from events.models import Attendee, EventSession, Registration, SessionDate
from outbox.models import OutboxMessage

KEPT = (EventSession, SessionDate, Registration, Attendee, OutboxMessage, ModelLogEntry)


class Gone(OperationalError):
    """What a driver raises when the connection breaks."""


class Statements:
    """Counts what is asked of the database, and raises at number `fails_at`; 0 is never."""

    def __init__(self, fails_at=0):
        self.fails_at, self.asked = fails_at, []

    def __call__(self, execute, sql, params, many, context):
        # Going back is what a database does by itself when the connection is lost.
        if sql.startswith(("ROLLBACK", "RELEASE", "SAVEPOINT")):
            return execute(sql, params, many, context)
        self.asked.append(sql)
        if len(self.asked) == self.fails_at:
            raise Gone("server closed the connection unexpectedly")
        return execute(sql, params, many, context)


@contextmanager
def statements(fails_at=0):
    """What is asked inside; the statement with that number fails."""
    counter = Statements(fails_at)
    with connection.execute_wrapper(counter):
        yield counter


def everything():
    """Every row that a change of a session can touch, as text."""
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in KEPT]
