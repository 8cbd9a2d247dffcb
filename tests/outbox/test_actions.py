"""Trying again, forgetting and erasing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from outbox.actions import Mail, enqueue_all, erase_person, forget_old, forget_words, retry
from outbox.enums import MessageStatus
from outbox.errors import ContentGone, NotFailed
from outbox.models import OutboxMessage
from tests.factories import make_staff
from tests.outbox.conftest import NOON

MONTH = timedelta(days=30)


def mail(key, **fields):
    fields = {"to": "lezer@example.org", "context": {"name": "Jo"}, "language": "nl"} | fields
    return Mail(kind="test.plain", key=key, **fields)


def test_mails_of_one_action_are_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1), transaction.atomic(savepoint=False):
        rows = enqueue_all([mail("a"), mail("b"), mail("a", to="tweede@example.org")], now=NOON)
    stored = list(OutboxMessage.objects.order_by("pk").values_list("pk", "dedupe_key", "to"))
    assert stored == [(rows[0].pk, "a", "lezer@example.org"), (rows[1].pk, "b", "lezer@example.org")]


def test_mail_that_was_written_before_stays_as_it_was(write):
    first = write("a", ordering_key="x")
    OutboxMessage.objects.update(status=MessageStatus.SENT, attempts=1, context={})
    second, other = enqueue_all([mail("a", to="tweede@example.org"), mail("b")], now=NOON + MONTH)
    assert (second.pk, other.pk > first.pk) == (first.pk, True)
    stored = OutboxMessage.objects.get(pk=first.pk)
    assert (stored.status, stored.to, stored.context, stored.ordering_key) == ("sent", "lezer@example.org", {}, "x")


@pytest.mark.parametrize("wrong", [{"to": None}, {"sequence": -1}])
def test_mail_that_cannot_be_stored_is_an_error_and_not_left_out(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        enqueue_all([mail("a"), mail("b", **wrong)], now=NOON)
    assert OutboxMessage.objects.count() == 0


def test_failed_message_is_tried_again(write):
    message, staff = write(), make_staff()
    OutboxMessage.objects.update(status=MessageStatus.FAILED, attempts=6)
    retry(message, by=staff, now=NOON)
    message.refresh_from_db()
    assert (message.status, message.attempts, message.next_attempt_at) == (MessageStatus.QUEUED, 0, NOON)
    entry = ModelLogEntry.objects.get(action="outbox.retry")
    assert (entry.user, entry.label) == (staff, f"message {message.pk} (test.plain)")


def test_message_that_did_not_fail_is_not_tried_again(write):
    with pytest.raises(NotFailed):
        retry(write(), by=None, now=NOON)


def test_message_without_content_is_not_tried_again(write):
    message = write(context={})
    OutboxMessage.objects.update(status=MessageStatus.FAILED)
    with pytest.raises(ContentGone):
        retry(message, by=None, now=NOON)


def test_ended_messages_are_blanked_after_a_month(write):
    write("old", now=NOON - MONTH - timedelta(seconds=1))
    write("young", now=NOON - MONTH)
    OutboxMessage.objects.update(status=MessageStatus.SENT)
    write("waiting", now=NOON - MONTH - timedelta(days=9))
    assert forget_old(NOON) == 1
    assert forget_old(NOON) == 0
    old = OutboxMessage.objects.get(dedupe_key="old")
    assert (old.to, old.context) == ("", {})
    assert OutboxMessage.objects.exclude(to="").count() == 2


def test_erasing_leaves_nothing_of_a_person(write):
    write("sent", to="Piet@example.org")
    OutboxMessage.objects.update(status=MessageStatus.SENT)
    write("waiting", to="piet@example.org")
    write("other", to="marie@example.org")
    assert erase_person(email="piet@example.org", now=NOON) == 2
    assert list(OutboxMessage.objects.order_by("id").values_list("dedupe_key", "to")) == [
        ("sent", ""),
        ("other", "marie@example.org"),
    ]


def test_erasing_finds_who_asked_and_who_is_named_but_not_who_is_called_alike(write):
    write("asked", to="redactie@example.org", reply_to="Jan@example.org", context={"message": "Groet"})
    write("named", to="baas@example.org", context={"email": "jan@example.org", "request": 1})
    OutboxMessage.objects.update(status=MessageStatus.SENT)
    write("waiting", to="baas@example.org", context={"who": [{"email": "jan@example.org"}]})
    write("alike", to="baas@example.org", reply_to="marjan@example.org", context={"email": "marjan@example.org"})
    assert erase_person(email="jan@example.org", now=NOON) == 3
    assert list(OutboxMessage.objects.order_by("id").values_list("dedupe_key", "to", "reply_to", "context")) == [
        ("asked", "redactie@example.org", "", {}),
        ("named", "baas@example.org", "", {}),
        ("alike", "baas@example.org", "marjan@example.org", {"email": "marjan@example.org"}),
    ]


def test_forgetting_words_touches_whole_values_in_those_mails_only(write):
    write("mine", context={"name": "An", "others": ["An", "Anna"], "count": 2}, ordering_key="a")
    write("other", context={"name": "An"}, ordering_key="b")
    assert forget_words({"An"}, in_mails_of=["a"]) == 1
    assert list(OutboxMessage.objects.order_by("id").values_list("context", flat=True)) == [
        {"name": "-", "others": ["-", "Anna"], "count": 2},
        {"name": "An"},
    ]
