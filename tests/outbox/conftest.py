"""Kinds of mail that only these tests send, and the clock they share."""

from datetime import UTC, datetime

import pytest

from outbox.actions import enqueue
from outbox.registry import Attachment, MailKind
from tests.outbox.kinds import registered

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def invitation(context):
    return [Attachment("uitnodiging.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar", context["method"])]


def fail(context):
    raise RuntimeError("secret text of the mail")


@pytest.fixture(autouse=True)
def kinds():
    with registered(
        MailKind("test.plain", "plain", is_relevant=lambda context: not context.get("stale")),
        MailKind("test.secret", "secret", secret=True),
        MailKind("test.calendar", "calendar", attachments=invitation),
        MailKind("test.broken", "broken", attachments=fail, is_relevant=fail),
    ):
        yield


@pytest.fixture
def write(db):
    """Write a message at noon."""

    def write_message(key="a", kind="test.plain", **fields):
        fields = {
            "to": "lezer@example.org",
            "context": {"name": "Jo", "title": "O'Brien & co"},
            "language": "nl",
        } | fields
        return enqueue(kind, key=key, now=fields.pop("now", NOON), **fields)

    return write_message
