"""What is done with what a session left."""

from events.takeaways.actions.closing import close
from events.takeaways.actions.keeping import Told, keep, take_back
from events.takeaways.actions.sharing import refuse, share

__all__ = ["Told", "close", "keep", "refuse", "share", "take_back"]
