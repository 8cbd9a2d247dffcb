"""Who of the staff may see or do what in this room (PRODUCT.md, T1; issue 3: 18)."""

from typing import Any

from events.models import EventSession
from events.models.sessions import LEAD_PERMISSION, ORGANISE_PERMISSIONS, SEE_PERMISSION


def can_organise_all(user: Any) -> bool:
    """Whether `user` plans sessions and handles who takes part in any: the roles organisatie and beheer."""
    return bool(user.is_active and user.has_perms(ORGANISE_PERMISSIONS))


def can_organise(user: Any) -> bool:
    """Whether `user` runs sessions at all: every one, or those that they lead (the role begeleiding). Which, is for
    `EventSession.objects.organised_by`.
    """
    return can_organise_all(user) or bool(user.is_active and user.has_perm(LEAD_PERMISSION))


def can_organise_event(user: Any, session: EventSession) -> bool:
    """Whether `user` may change what holds for all sessions of the event of `session`: its texts and its questions."""
    return can_organise_all(user) or session.event.leads.filter(user=user).exists()


def can_plan(user: Any) -> bool:
    """Whether `user` plans new sessions: of every event, or of those that they lead."""
    return can_organise_all(user) or bool(can_organise(user) and user.leads.filter(event__isnull=False).exists())


def can_see_all_sessions(user: Any) -> bool:
    """Whether `user` may see which sessions there are and how full, without anybody's name: editors and organisers."""
    return bool(user.is_active and user.has_perm(SEE_PERMISSION))


def can_see_sessions(user: Any) -> bool:
    """Whether `user` may see some sessions: all of them, or those that they lead."""
    return can_see_all_sessions(user) or can_organise(user)
