"""The verbs of this room."""

from events.mailings.actions.sending import retry_failed, send, send_test, withdraw
from events.mailings.actions.texts import save_texts
from events.mailings.actions.writing import Words, discard, save

__all__ = ["Words", "discard", "retry_failed", "save", "save_texts", "send", "send_test", "withdraw"]
