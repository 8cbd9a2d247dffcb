"""What the clock asks after a session. Each is a question to the database with a key per mail: it may run as often as
it likes.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.afterwards import mails, queries, rules
from events.afterwards.models import EvaluationTicket
from outbox.actions import enqueue_all
from outbox.models import OutboxMessage


def ask_how_it_was(now: datetime) -> int:
    """Ask who came how it was, the morning after. Gives how many were asked now."""
    unasked = queries.unasked_since(now - rules.EVALUATION_ASKED_WITHIN, now=now)
    people = [each for each in unasked if rules.asks_to_evaluate(each.session, now=now)]
    if not people:
        return 0
    with transaction.atomic():
        tickets = [EvaluationTicket(attendee=each) for each in people]
        EvaluationTicket.objects.bulk_create(tickets, ignore_conflicts=True)  # another worker asks too: same key
        enqueue_all(mails.evaluation_letters(people, now=now), now=now)
    return len(people)


def ask_how_far(now: datetime) -> int:
    """Ask how far companies are, 30 and 90 days after the session. Gives how many were asked now."""
    due = {}
    for each in queries.follow_ups_of(rules.periods_to_ask(now)):
        if asked := rules.round_to_ask(each.registration.session, now=now):
            due[mails.check_key(each, asked)] = (each, asked)
    if not due:
        return 0
    new = _unwritten(due)
    with transaction.atomic():
        enqueue_all(mails.check_letters(new, now=now), now=now)
    return len(new)


def tell_of_materials(now: datetime) -> int:
    """Tell who came that there are materials: once, an hour after the last one was added. Gives how many."""
    people = queries.untold_of_materials(
        now - rules.MATERIALS_TOLD_WITHIN, now - rules.MATERIALS_TOLD_AFTER, over_after=now - rules.MATERIALS_TOLD_UNTIL
    )
    new = _unwritten({mails.materials_key(each): each for each in people})
    with transaction.atomic():
        enqueue_all(mails.materials_letters(new, now=now), now=now)
    return len(new)


def _unwritten(due: dict[str, Any]) -> list[Any]:
    """What stands in `due` under a key of which no mail was written."""
    written = set(OutboxMessage.objects.filter(dedupe_key__in=list(due)).values_list("dedupe_key", flat=True))
    return [each for key, each in due.items() if key not in written]
