"""Mail that organisers write themselves."""

from events.mailings.models.mailings import Mailing

__all__ = ["Mailing"]
