"""Everything that changes in open questions."""

from events.demand.actions.asking import Asked, ask, take_back
from events.demand.actions.head_start import give_head_starts, reopen_called_off
from events.demand.actions.opening import change_needed, open_session

__all__ = ["Asked", "ask", "change_needed", "give_head_starts", "open_session", "reopen_called_off", "take_back"]
