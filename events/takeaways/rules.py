"""When something can be written down, removed and decided: pure answers, with the clock passed in."""

from datetime import datetime, timedelta

from events.enums import HELD
from events.links import LIFE_AFTER_SESSION
from events.models import EventSession
from events.takeaways.enums import Kind
from events.takeaways.models import Takeaway

MOST_TAKEAWAYS = 12
WORDS_KEPT_FOR = timedelta(days=365)


def may_keep(session: EventSession, *, now: datetime) -> bool:
    """Whether something of `session` can be written down: from its start, as long as its people's links open."""
    return session.status in HELD and session.starts_at <= now < session.over_at + LIFE_AFTER_SESSION


def may_take_back(takeaway: Takeaway) -> bool:
    """Whether it can be removed: nobody outside reads it, and no company took it as its own."""
    return takeaway.practice_id is None and not (takeaway.draft and takeaway.draft.live)


def waits_for_company(takeaway: Takeaway) -> bool:
    """Whether it is a case about which the company has not decided."""
    return takeaway.kind == Kind.CASE and not takeaway.answer and bool(takeaway.text)
