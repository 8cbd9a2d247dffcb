"""Everything that changes in tables."""

from events.matching.actions.apart import keep_apart, let_together
from events.matching.actions.plans import clear_gone, make_tables, rearrange, seat_late

__all__ = ["clear_gone", "keep_apart", "let_together", "make_tables", "rearrange", "seat_late"]
