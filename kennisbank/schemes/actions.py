"""What an editor does with facts of schemes."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from kennisbank.schemes.models import ApplicationWindow, Scheme, SchemeFact

MODELS: dict[str, type[SchemeFact] | type[ApplicationWindow]] = {"fact": SchemeFact, "window": ApplicationWindow}


def mark_checked(keys: Iterable[str], *, by: Any, today: date) -> int:
    """Say that the sources of these facts and windows ("fact-3", "window-8") were looked at on `today` and still say
    so. Returns how many were; what is gone by now, or was checked today already, is left out. (K8)
    """
    parts = [key.partition("-") for key in keys]
    wanted = {name: [number for kind, _dash, number in parts if kind == name] for name in MODELS}
    checked: dict[int, int] = {}
    with transaction.atomic():
        for name, model in MODELS.items():
            numbers = [int(number) for number in wanted[name] if re.fullmatch(r"[0-9]{1,18}", number)]
            for row in (
                model.objects.select_for_update().filter(pk__in=numbers).exclude(checked_on=today).order_by("pk")
            ):
                row.checked_on = today
                row.save(update_fields=["checked_on"])
                checked[row.scheme_id] = checked.get(row.scheme_id, 0) + 1
        for scheme in Scheme.objects.filter(pk__in=checked):
            log(instance=scheme, action="schemes.check", user=by, data={"number": checked[scheme.pk]})
    return sum(checked.values())
