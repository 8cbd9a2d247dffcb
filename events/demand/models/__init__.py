"""Learning questions without a session, by theme and region, and the sessions that were opened for them."""

from events.demand.models.openings import Opening
from events.demand.models.questions import FEWEST_COMPANIES, MOST_COMPANIES, OpenQuestion, Pool

__all__ = ["FEWEST_COMPANIES", "MOST_COMPANIES", "OpenQuestion", "Opening", "Pool"]
