"""Named reads of what is left of sessions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from events.afterwards.enums import SETTLED, Mark, Progress, Question, Round
from events.afterwards.models import Check, Commitment, EvaluationAnswer, EvaluationTicket, FollowUp, Material
from events.afterwards.models.evaluations import FEWEST_ANSWERS
from events.enums import CAME, HELD, AttendeeStatus
from events.models import Attendee, EventSession, Registration


def commitments_of(registration: Registration) -> list[Commitment]:
    """What the company of `registration` promised in its session: all of a company that takes part, with answers."""
    return list(of_same_company(registration).prefetch_related("checks").order_by("pk"))


def of_same_company(registration: Registration) -> QuerySet[Commitment]:
    """The commitments that count together with those of `registration`."""
    rows = Commitment.objects.filter(session_id=registration.session_id)
    if registration.company_id:
        return rows.filter(Q(registration=registration) | Q(company_id=registration.company_id))
    return rows.filter(registration=registration)


def latest(commitment: Commitment) -> Check | None:
    """The last answer about `commitment`, whose `checks` were fetched before."""
    return max(commitment.checks.all(), key=lambda check: check.round, default=None)


def is_settled(commitment: Commitment) -> bool:
    """Whether nothing is to be asked about `commitment` any more: done, or stopped."""
    answer = latest(commitment)
    return answer is not None and answer.progress in SETTLED


def progress_in(session: EventSession) -> list[tuple[str, list[int]]]:
    """For each round its words, and how many commitments are done, busy, stopped and without an answer. Two queries."""
    total = Commitment.objects.filter(session=session).count()
    rows = Check.objects.filter(commitment__session=session).order_by().values_list("round", "progress")
    counted = {(asked, progress): number for asked, progress, number in rows.annotate(number=Count("pk"))}
    table = []
    for each in Round:
        numbers = [counted.get((each.value, progress.value), 0) for progress in Progress]
        table.append((str(each.label), [*numbers, total - sum(numbers)]))
    return table


def follow_ups_of(periods: Iterable[tuple[datetime, datetime]]) -> list[FollowUp]:
    """Where to ask about sessions that were over in one of `periods` and were not called off, with something to ask
    about. Three queries.
    """
    over = Q(pk__in=[])
    for start, end in periods:
        over |= Q(registration__session__over_at__gt=start, registration__session__over_at__lt=end)
    rows = FollowUp.objects.filter(over, registration__session__status__in=sorted(HELD)).exclude(email="")
    rows = rows.select_related("registration__session__event__locale").order_by("pk")
    found = list(rows.prefetch_related("registration__commitments__checks"))
    return [each for each in found if unsettled(each)]


def unsettled(follow_up: FollowUp) -> list[Commitment]:
    """The commitments to ask `follow_up` about; free of charge when they were fetched before."""
    return [row for row in follow_up.registration.commitments.all() if row.what and not is_settled(row)]


def unasked_since(over_after: datetime, *, now: datetime) -> list[Attendee]:
    """Who was in a session that was over between `over_after` and `now`, and was not asked how it was; with
    registration and session.
    """
    over = Q(session__over_at__gt=over_after, session__over_at__lt=now)
    came = Q(status=AttendeeStatus.CONFIRMED, attendance__in=sorted(CAME), session__status__in=sorted(HELD))
    rows = Attendee.objects.filter(over & came, evaluation_ticket=None).exclude(Q(name="") | Q(link_nonce=""))
    return list(rows.select_related("registration", "session__event__locale").order_by("session_id", "pk"))


def who_answered(people: Iterable[Attendee]) -> set[int]:
    """The numbers of those of `people` who said already how it was."""
    rows = EvaluationTicket.objects.filter(attendee__in=list(people), answered=True)
    return set(rows.values_list("attendee_id", flat=True))


@dataclass(frozen=True)
class Evaluation:
    """What an organiser may know: how many were asked and answered, and from five answers on what was answered.

    Texts stand by the alphabet, each question by itself: which belong together is not to be seen.
    """

    asked: int
    answered: int
    totals: list[tuple[str, list[tuple[str, int]]]]
    texts: list[tuple[str, list[str]]]

    @property
    def is_shown(self) -> bool:
        return self.answered >= FEWEST_ANSWERS


def evaluation_of(session: EventSession) -> Evaluation:
    """What was answered about `session`. Three queries; below five answers nothing but their number is read."""
    asked = EvaluationTicket.objects.filter(attendee__session=session).count()
    answered = EvaluationAnswer.objects.filter(session=session).count()
    if answered < FEWEST_ANSWERS:
        return Evaluation(asked, answered, [], [])
    rows = list(EvaluationAnswer.objects.filter(session=session).values(*Question.values))
    useful, recommends = (Counter(row[name] for row in rows) for name in (Question.USEFUL, Question.RECOMMENDS))
    totals = [
        (str(Question.USEFUL.label), [(str(mark.label), useful[mark]) for mark in Mark]),
        (str(Question.RECOMMENDS.label), [(_("Yes"), recommends[True]), (_("No"), recommends[False])]),
    ]
    texts = [
        (str(question.label), sorted((row[question] for row in rows if row[question]), key=str.casefold))
        for question in (Question.TAKES_ALONG, Question.DIFFERENT)
    ]
    return Evaluation(asked, answered, totals, texts)


def materials_by_session(sessions: Iterable[EventSession]) -> dict[int, list[Material]]:
    """The materials of each of `sessions`, by the number of the session, without the content of files. One query, none
    for no session.
    """
    wanted = [session.pk for session in sessions]
    found: dict[int, list[Material]] = {}
    for row in Material.objects.filter(session__in=wanted) if wanted else ():
        found.setdefault(row.session_id, []).append(row)
    return found


def untold_of_materials(newest_after: datetime, newest_until: datetime, *, over_after: datetime) -> list[Attendee]:
    """Who came to a session that was over between `over_after` and `newest_until`, of which the newest material was
    added between `newest_after` and `newest_until`; with registration and session.
    """
    sessions = EventSession.objects.filter(over_at__gt=over_after, over_at__lte=newest_until, status__in=sorted(HELD))
    sessions = sessions.order_by().annotate(newest=Max("materials__created_at"))
    newly = sessions.filter(newest__gt=newest_after, newest__lte=newest_until).values("pk")
    rows = Attendee.objects.filter(session__in=newly, status=AttendeeStatus.CONFIRMED, attendance__in=sorted(CAME))
    rows = rows.exclude(Q(name="") | Q(link_nonce=""))
    return list(rows.select_related("registration", "session__event__locale").order_by("session_id", "pk"))
