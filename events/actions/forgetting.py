"""Forgetting what people answered, each kind after its own time. What is left are totals, never of few people."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from events import rules
from events.enums import COUNTED_KINDS, FINAL
from events.models import Answer, AnswerTotal, Attendee, LanguageHelp, LearningQuestion, Needs, Question, Registration
from events.models.questions import KEPT_AT_MOST


def forget_answers(now: datetime) -> int:
    """Remove the answers of each question that has passed its own number of days; choices become totals. How many."""
    rows = 0
    for days in Question.objects.order_by().values_list("retention_days", flat=True).distinct():
        ended = Q(registration__session__over_at__lte=now - timedelta(days=days))
        with transaction.atomic():
            due = Answer.objects.filter(ended, question__retention_days=days)
            _keep_totals(due)
            rows += due.delete()[0]
    return rows


def _keep_totals(due: QuerySet[Answer]) -> None:
    """How many said what, per question and session. Cancelled places do not count."""
    coming = due.filter(question__kind__in=sorted(COUNTED_KINDS)).filter(
        Q(attendee__isnull=True) | ~Q(attendee__status__in=sorted(FINAL))
    )
    counted: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for question, session, value in coming.values_list("question_id", "registration__session_id", "value"):
        counted[question, session][value] += 1
    AnswerTotal.objects.bulk_create(
        [
            AnswerTotal(question_id=question, session_id=session, value=value, number=number)
            for (question, session), counts in counted.items()
            for value, number in rules.not_few(counts).items()
        ],
        ignore_conflicts=True,  # counted before: nobody answers after the session
    )


def forget_needs(now: datetime) -> int:
    """Remove the needs of sessions that are seven days over, and of who does not come any more. Gives how many."""
    over = Q(attendee__session__over_at__lte=now - Needs.KEPT_FOR)
    return Needs.objects.filter(over | Q(attendee__status__in=sorted(FINAL))).delete()[0]


def forget_learning(now: datetime) -> int:
    """Remove the learning questions of sessions that are two months over. Gives how many."""
    ended = Q(attendee__session__over_at__lte=now - timedelta(days=KEPT_AT_MOST))
    return LearningQuestion.objects.filter(ended).delete()[0]


def forget_newcomers(now: datetime) -> int:
    """Forget of sessions that are seven days over how well newcomers speak Dutch, and the help they asked for. How
    many newcomers.
    """
    over = Q(session__over_at__lte=now - LanguageHelp.KEPT_FOR)
    return _blank_newcomers(Attendee.objects.filter(over))


def _blank_newcomers(people: QuerySet[Attendee]) -> int:
    newcomers = people.exclude(level="")
    with transaction.atomic():
        asked = Registration.objects.filter(help__isnull=False, attendees__in=newcomers)
        Registration.objects.filter(pk__in=list(asked.values_list("pk", flat=True))).update(help=None, help_no=None)
        return Attendee.objects.filter(pk__in=list(newcomers.values_list("pk", flat=True))).update(level="")


def forget_said(people: QuerySet[Attendee], registrations: QuerySet[Registration]) -> int:
    """Remove everything that `people`, and the contacts of `registrations`, said. Gives how many rows."""
    of_contact = Q(registration__in=registrations, attendee__isnull=True)
    rows = Answer.objects.filter(of_contact | Q(attendee__in=people)).delete()[0]
    rows += _blank_newcomers(people)
    rows += Needs.objects.filter(attendee__in=people).delete()[0]
    return rows + LearningQuestion.objects.filter(attendee__in=people).delete()[0]
