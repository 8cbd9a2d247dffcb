"""The verbs of this room."""

from events.mailings.actions.sending import retry_failed, send, send_test, withdraw
from events.mailings.actions.writing import Words, discard, save

__all__ = ["Words", "discard", "retry_failed", "save", "send", "send_test", "withdraw"]
