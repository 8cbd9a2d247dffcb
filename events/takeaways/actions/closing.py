"""Closing a session: it is marked as held once there is something for others, or a reason why not."""

from datetime import datetime
from typing import Any

from events import actions as core
from events.errors import NotOverYet
from events.models import EventSession
from events.takeaways.actions.keeping import Told, keep
from events.takeaways.errors import NothingToClose
from events.takeaways.models import Closing, Takeaway


def close(session: EventSession, *, told: Told | None = None, why_nothing: str = "", by: Any, now: datetime) -> None:
    """Keep what was `told`, or `why_nothing` was, and mark the session as held. Twice is once.

    Each step is whole by itself: a refusal after the first one loses nothing, and closing again goes on from there.
    Raises NotOverYet, NothingToClose, what `keep` raises, SessionFinished, Busy.
    """
    if now < session.over_at:
        raise NotOverYet
    if told is not None:
        keep(session, told, by=by, now=now)
    elif not Takeaway.objects.filter(session=session).exists():
        if not why_nothing:
            raise NothingToClose
        core.complete(session, by=by, now=now)
        Closing.objects.get_or_create(session=session, defaults={"why_nothing": why_nothing, "closed_at": now})
        return
    core.complete(session, by=by, now=now)
