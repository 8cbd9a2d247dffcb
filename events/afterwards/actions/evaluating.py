"""Saying how a session was, once, without anybody seeing who said what."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from events.afterwards import rules
from events.afterwards.errors import NotOpenForEvaluation
from events.afterwards.models import EvaluationAnswer, EvaluationTicket
from events.models import Attendee


@dataclass(frozen=True)
class Opinion:
    """What somebody answered: `useful` from 1 to 5."""

    useful: int
    recommends: bool
    takes_along: str = ""
    different: str = ""


def evaluate(attendee: Attendee, opinion: Opinion, *, now: datetime) -> bool:
    """Keep what `attendee` thinks of the session; False when that person answered before: the first answer stays.

    Nothing is logged: a line in a log would say who and when. Raises NotOpenForEvaluation.
    """
    if not rules.may_evaluate(attendee, attendee.session, now=now):
        raise NotOpenForEvaluation
    with transaction.atomic():
        EvaluationTicket.objects.bulk_create([EvaluationTicket(attendee=attendee)], ignore_conflicts=True)
        if not claim(attendee):
            return False
        EvaluationAnswer.objects.create(
            session_id=attendee.session_id,
            useful=opinion.useful,
            recommends=opinion.recommends,
            takes_along=opinion.takes_along,
            different=opinion.different,
        )
        return True


def claim(attendee: Attendee) -> bool:
    """Hand in the ticket of `attendee`; True for the one who does it first. One statement decides, not two."""
    return EvaluationTicket.objects.filter(attendee=attendee, answered=False).update(answered=True) == 1
