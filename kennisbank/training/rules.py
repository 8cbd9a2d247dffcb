"""Who looks after the training offer, and when a module asks for a look."""

from datetime import date, timedelta
from typing import Any

STALE_AFTER = timedelta(days=365)


def can_import(user: Any) -> bool:
    """Whether `user` brings files with modules in: who may add modules and change them. (GV-09)"""
    return bool(user.has_perms(["training.add_trainingmodule", "training.change_trainingmodule"]))


def is_stale(checked_on: date, *, today: date) -> bool:
    """Whether somebody has to look at a module again: after a year. (K8)"""
    return today - checked_on > STALE_AFTER
