"""What the data register makes happen: retention by the clock, and erasure of one person."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string

from privacy.models import Purge
from privacy.register import register


def apply_retention(*, now: datetime) -> dict[str, int]:
    """Call every retainer of the register once; gives per dotted path how many rows it removed or blanked.

    What was removed is kept as a number (`Purge`).

    One that fails does not keep the others from running; its error is raised when all have had their turn.
    """
    done: dict[str, int] = {}
    problems: list[Exception] = []
    for path in _paths("retain"):
        try:
            with transaction.atomic():
                done[path] = int(_function(path)(now) or 0)
                if done[path]:
                    Purge.objects.create(retainer=path, rows=done[path], happened_at=now)
        except Exception as problem:  # told below, after the others had their turn
            problems.append(problem)
    if problems:
        raise ExceptionGroup("retention", problems)
    return done


def erase_person(*, email: str, now: datetime) -> dict[str, int]:
    """Call every eraser of the register once for `email`, all or none; gives per eraser how many rows it touched.

    Erasing twice is erasing once: what is gone is not found again.
    """
    with transaction.atomic():
        return {path: int(_function(path)(email=email, now=now) or 0) for path in _paths("eraser")}


def _paths(attribute: str) -> list[str]:
    given = [getattr(processing, attribute) for processing in register.processings]
    return list(dict.fromkeys(path for path in given if path))


def _function(path: str) -> Callable:
    return import_string(path)
