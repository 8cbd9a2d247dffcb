"""A person at the sign-in pages."""

import re

import pytest
from django.core import mail

from outbox.delivery import deliver_due
from outbox.models import OutboxMessage


@pytest.fixture
def post():
    """The mail that arrived since the last time, after the worker did its round: subjects and bodies."""

    def newest():
        deliver_due()
        messages, mail.outbox[:] = list(mail.outbox), []
        return messages

    return newest


def code_in(message):
    """The code that stands alone on a line of the text."""
    return re.search(r"^ {4}(\S+)$", message.body, re.MULTILINE).group(1)


def waiting_codes():
    """The codes that wait in the outbox."""
    return [message.context.get("code") for message in OutboxMessage.objects.order_by("id")]
