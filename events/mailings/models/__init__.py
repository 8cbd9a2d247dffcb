"""Mail that organisers write themselves, and what they add to ours."""

from events.mailings.models.mailings import Mailing
from events.mailings.models.texts import EventText

__all__ = ["EventText", "Mailing"]
