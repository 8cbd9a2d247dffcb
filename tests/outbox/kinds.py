"""Kinds of mail that only tests send."""

from contextlib import contextmanager

from outbox import registry
from outbox.registry import MailKind


@contextmanager
def registered(*kinds: MailKind):
    """Make `kinds` known inside the block."""
    for kind in kinds:
        registry.register_mail(kind)
    try:
        yield
    finally:
        for kind in kinds:
            del registry.MAIL_KINDS[kind.name]
