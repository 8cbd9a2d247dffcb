"""Forgetting: addresses after four months, words after a year, tickets and materials after two months. What stays are
numbers.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accounts.models import holder_digest, normalise_email
from events.afterwards.actions.materials import delete
from events.afterwards.models import Check, Commitment, EvaluationAnswer, EvaluationTicket, FollowUp, Material
from events.afterwards.rules import FOLLOWED_FOR, MATERIALS_KEPT_FOR

TICKETS_KEPT_FOR = timedelta(days=60)
WORDS_KEPT_FOR = timedelta(days=365)


def forget_addresses(now: datetime) -> int:
    """Blank where we asked how far a company is, four months after the session. Gives how many."""
    rows = FollowUp.objects.filter(registration__session__over_at__lte=now - FOLLOWED_FOR)
    forgotten = rows.exclude(email="", link_nonce="").update(email="", link_nonce="")
    old = FollowUp.objects.filter(registration__session__over_at__lte=now - WORDS_KEPT_FOR)
    return forgotten + old.exclude(holder_digest="").update(holder_digest="")


def forget_commitments(now: datetime) -> int:
    """Blank the words of commitments a year after the session; how many there were and how far stays. How many."""
    return _blank(Commitment.objects.filter(session__over_at__lte=now - WORDS_KEPT_FOR))


def forget_tickets(now: datetime) -> int:
    """Forget who was asked and who answered, two months after the session. Gives how many."""
    return EvaluationTicket.objects.filter(attendee__session__over_at__lte=now - TICKETS_KEPT_FOR).delete()[0]


def forget_texts(now: datetime) -> int:
    """Forget what people wrote in evaluations, a year after the session; marks stay. Gives how many."""
    rows = EvaluationAnswer.objects.filter(session__over_at__lte=now - WORDS_KEPT_FOR)
    return rows.exclude(takes_along="", different="").update(takes_along="", different="")


def forget_materials(now: datetime) -> int:
    """Delete the materials of a session when nobody can read them any more, two months after it. Gives how many."""
    return delete(Material.objects.filter(session__over_at__lte=now - MATERIALS_KEPT_FOR))


def erase(*, email: str, now: datetime) -> int:
    """Take the person with the address `email` out: the address, the words of what that person's registration
    promised, and whether that person evaluated. Gives how many rows.

    Answers of an evaluation stay: nobody, we neither, can tell whose they are.
    """
    address = normalise_email(email)
    mine = Q(email=address) | Q(holder_digest=holder_digest(address))
    follow_ups = FollowUp.objects.filter(pk__in=list(FollowUp.objects.filter(mine).values_list("pk", flat=True)))
    of_contact = Q(registration__contact_email=address) | Q(registration__follow_up__in=follow_ups)
    rows = _blank(Commitment.objects.filter(of_contact))
    rows += follow_ups.update(email="", link_nonce="", holder_digest="")
    # The core blanks the person before or after us: a place without a link belongs to nobody.
    tickets = EvaluationTicket.objects.filter(Q(attendee__email=address) | Q(attendee__link_nonce=""))
    return rows + tickets.delete()[0]


def _blank(commitments: QuerySet[Commitment]) -> int:
    known = list(commitments.exclude(what="", who="").values_list("pk", flat=True))
    rows = Check.objects.filter(commitment__in=known).exclude(why="").update(why="")
    return rows + Commitment.objects.filter(pk__in=known).update(what="", who="")
