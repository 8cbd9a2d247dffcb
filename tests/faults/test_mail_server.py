"""A mail server that is down or slow: what was written waits, and arrives when it is back (trust.md E1, E2)."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.actions import enqueue
from outbox.composing import message_id
from outbox.delivery import deliver_due
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from outbox.registry import MailKind
from tests.outbox.kinds import registered

pytestmark = pytest.mark.fault


@pytest.fixture
def one_message(db, settings, mailbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 1
    with registered(MailKind("test.plain", "plain")):
        yield enqueue(
            "test.plain", to="lezer@example.org", key="one", context={"name": "Jo", "title": "x"}, language="nl"
        )


def test_mail_waits_while_the_server_is_down(one_message, mailbox, settings):
    settings.EMAIL_PORT = 9  # nobody listens there
    now = timezone.now()
    assert deliver_due(now=now) == {MessageStatus.QUEUED: 1}
    settings.EMAIL_PORT = mailbox.port
    assert deliver_due(now=now + timedelta(minutes=1)) == {MessageStatus.SENT: 1}
    assert mailbox.accepted == [message_id("one")]


def test_slow_server_does_not_hold_the_worker(one_message, mailbox):
    mailbox.delay = 4
    now, started = timezone.now(), time.monotonic()
    assert deliver_due(now=now) == {MessageStatus.QUEUED: 1}
    assert time.monotonic() - started < 4
    assert OutboxMessage.objects.get().error in ("TimeoutError", "SMTPServerDisconnected")
    mailbox.delay = 0
    assert deliver_due(now=now + timedelta(minutes=1)) == {MessageStatus.SENT: 1}
    # Should the slow server have taken the first one all the same, both carry one Message-ID.
    assert set(mailbox.accepted) == {message_id("one")}
