"""Sending: each message once, in order, later when it fails, never when it is no longer true."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from outbox.actions import enqueue, supersede
from outbox.composing import message_id
from outbox.delivery import BACK_OFF, claim, deliver_due
from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from tests.outbox.conftest import NOON


class DeadServer(BaseEmailBackend):
    def open(self):
        raise ConnectionRefusedError


class RefusingServer(BaseEmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"lezer@example.org": (550, b"lezer@example.org unknown")})


class DroppingServer(BaseEmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture
def mail_server(settings):
    def use(backend):
        settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"

    return use


def statuses():
    return list(OutboxMessage.objects.order_by("id").values_list("status", flat=True))


def test_message_is_sent_once(write):
    write()
    assert deliver_due(now=NOON) == {MessageStatus.SENT: 1}
    assert deliver_due(now=NOON) == {}
    assert len(mail.outbox) == 1
    message = OutboxMessage.objects.get()
    assert (message.status, message.sent_at, message.lease_until) == (MessageStatus.SENT, NOON, None)


def test_same_key_is_the_same_message(write):
    assert write("a").pk == write("a", context={"name": "other"}).pk
    deliver_due(now=NOON)
    assert len(mail.outbox) == 1


def test_unknown_kind_is_refused(db):
    with pytest.raises(KeyError):
        enqueue("test.unknown", to="a@example.org", key="a", context={}, language="nl")


def test_message_that_is_no_longer_true_is_superseded(write):
    write(context={"stale": True})
    assert deliver_due(now=NOON) == {MessageStatus.SUPERSEDED: 1}
    assert mail.outbox == []


def test_failures_back_off_and_then_fail(write, mail_server):
    mail_server(DeadServer)
    message, now = write(), NOON
    for pause in BACK_OFF:
        deliver_due(now=now)
        message.refresh_from_db()
        assert (message.status, message.next_attempt_at) == (MessageStatus.QUEUED, now + pause)
        assert deliver_due(now=now + pause - timedelta(seconds=1)) == {}
        now += pause
    assert deliver_due(now=now) == {MessageStatus.FAILED: 1}
    assert [int(pause.total_seconds() / 60) for pause in BACK_OFF] == [1, 5, 15, 60, 240]


@pytest.mark.parametrize(
    ("server", "error"), [(RefusingServer, "SMTPRecipientsRefused 550"), (DroppingServer, "SMTPServerDisconnected")]
)
def test_error_holds_no_address(write, mail_server, server, error, caplog):
    mail_server(server)
    write()
    deliver_due(now=NOON)
    assert OutboxMessage.objects.get().error == error
    assert "lezer" not in caplog.text


def test_dead_server_does_not_cost_every_message_an_attempt(write, mail_server):
    mail_server(DeadServer)
    for number in range(10):
        write(str(number))
    deliver_due(now=NOON)
    assert OutboxMessage.objects.filter(attempts=0).count() == 7


def test_one_broken_kind_does_not_stop_the_others(write, caplog):
    write("a", "test.broken")
    write("b")
    assert deliver_due(now=NOON) == {MessageStatus.QUEUED: 1, MessageStatus.SENT: 1}
    assert "secret text" not in caplog.text + OutboxMessage.objects.get(dedupe_key="a").error


def test_kind_that_is_gone_waits_and_fails(write, db):
    write("a")
    OutboxMessage.objects.update(kind="test.removed")
    assert deliver_due(now=NOON) == {MessageStatus.QUEUED: 1}
    assert OutboxMessage.objects.get().error == "KeyError"


def test_younger_message_with_the_same_order_waits(write, mail_server, settings):
    request = write("request", ordering_key="attendee:1")
    write("cancel", ordering_key="attendee:1", sequence=1)
    write("other", ordering_key="attendee:2")
    assert claim(NOON).pk == request.pk  # another worker has it in hand
    assert deliver_due(now=NOON) == {MessageStatus.SENT: 1}
    assert statuses() == [MessageStatus.SENDING, MessageStatus.QUEUED, MessageStatus.SENT]


def test_younger_message_waits_for_one_that_is_tried_again(write, mail_server):
    write("request", ordering_key="attendee:1")
    OutboxMessage.objects.update(next_attempt_at=NOON + timedelta(hours=1))
    write("cancel", ordering_key="attendee:1")
    assert deliver_due(now=NOON) == {}
    later = NOON + timedelta(hours=1)
    assert deliver_due(now=later) == {MessageStatus.SENT: 2}
    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [
        message_id(key) for key in ("request", "cancel")
    ]


def test_message_of_a_dead_worker_is_taken_over_after_its_lease(write, settings):
    write()
    claim(NOON)
    assert deliver_due(now=NOON + settings.OUTBOX_LEASE - timedelta(seconds=1)) == {}
    assert deliver_due(now=NOON + settings.OUTBOX_LEASE) == {MessageStatus.SENT: 1}


def test_message_that_kills_its_worker_fails_in_the_end(write, settings):
    write()
    OutboxMessage.objects.update(attempts=40)
    assert deliver_due(now=NOON) == {MessageStatus.FAILED: 1}


def test_secret_is_forgotten_once_sent(write):
    write(kind="test.secret", context={"code": "ABC-123"})
    deliver_due(now=NOON)
    assert "ABC-123" in mail.outbox[0].body
    assert OutboxMessage.objects.get().context == {}


def test_secret_is_kept_while_it_must_be_sent(write, mail_server):
    mail_server(DeadServer)
    write(kind="test.secret", context={"code": "ABC-123"})
    deliver_due(now=NOON)
    assert OutboxMessage.objects.get().context == {"code": "ABC-123"}


def test_superseding_withdraws_what_waits(write):
    write("a", ordering_key="x")
    write("b", ordering_key="x", kind="test.secret")
    write("c", ordering_key="y")
    assert supersede("x", kinds={"test.plain"}) == 1
    assert statuses() == [MessageStatus.SUPERSEDED, MessageStatus.QUEUED, MessageStatus.QUEUED]


def test_claiming_nothing_asks_one_question(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert claim(NOON) is None
