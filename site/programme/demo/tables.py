"""The tables of a session of the demonstration: two companies sit apart, and the organiser looked already."""

from datetime import datetime

from events.matching import actions
from events.matching.enums import Whom
from events.matching.seating import firms_in, seating_of
from events.models import EventSession


def lay(session: EventSession, *, now: datetime) -> None:
    """Keep the last two companies of `session` apart, propose tables, and lock the first one."""
    *_others, one, other = firms_in(seating_of(session))
    actions.keep_apart(session, one, other, always=False, by=None)
    plan = actions.make_tables(session, whom=Whom.PLACE, version=0, by=None, now=now)
    actions.rearrange(session, {}, version=plan.version, lock={1: True}, by=None, now=now)
