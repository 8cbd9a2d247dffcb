"""Which help with language a session offers, and for how many newcomers (events.md 1b.6)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from events.actions.frame import locked
from events.actions.planning import note
from events.actions.seats import settle
from events.actions.sessions import still_open
from events.models import EventSession, LanguageHelp

Help = tuple[str, str]  # which kind, in which language


def offer_help(session: EventSession, offered: Mapping[Help, int], *, now: datetime, by: Any = None) -> int:
    """Offer just this help with language: for so many newcomers each. What nobody asked for and is not `offered` goes
    away; what somebody asked for stays, with no places.

    Nobody loses help that was given: gives for how many newcomers too many it is (0: for none). More help lets pairs in
    who waited for it. Raises SessionFinished.
    """
    with locked(session.pk) as row:
        still_open(row)
        there = {(each.kind, each.language): each for each in row.language_help.all()}
        for (kind, language), places in offered.items():
            LanguageHelp.objects.update_or_create(
                session=row, kind=kind, language=language, defaults={"places": places}
            )
        for key in there.keys() - offered.keys():
            _take_away(there[key])
        note(row, "language_help", by, places=sum(offered.values()))
        settle(row, now=now)
        return sum(max(0, each.taken - each.places) for each in row.language_help.with_counts())


def _take_away(unwanted: LanguageHelp) -> None:
    if unwanted.registrations.exists():
        unwanted.places = 0
        unwanted.save(update_fields=["places"])
    else:
        unwanted.delete()
