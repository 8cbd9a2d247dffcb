"""Who of the staff may see or do what in this room (PRODUCT.md, T1)."""

from typing import Any

ORGANISE_PERMISSIONS = ("events.change_eventsession", "events.view_registration")


def can_organise(user: Any) -> bool:
    """Whether `user` plans sessions and handles who takes part: the roles organisatie and beheer (PRODUCT.md, T1)."""
    return bool(user.is_active and user.has_perms(ORGANISE_PERMISSIONS))


def can_see_sessions(user: Any) -> bool:
    """Whether `user` may see which sessions there are and how full, without anybody's name: editors and organisers."""
    return bool(user.is_active and user.has_perm("events.view_eventsession"))
