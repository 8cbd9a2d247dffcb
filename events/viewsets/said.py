"""What people said, for the organiser: as columns of a list, and as totals."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.enums import ACTIVE, QuestionKind
from events.models import Answer, AnswerTotal, Attendee, EventSession, EventTheme, LearningQuestion, Needs, Question

Columns = dict[str, tuple[str, Callable[[Attendee], str]]]


def questions_with_answers(session: EventSession) -> list[Question]:
    """What `session` asks, and what it asked before and somebody answered."""
    answered = Answer.objects.filter(question=OuterRef("pk"), registration__session=session)
    counted = AnswerTotal.objects.filter(question=OuterRef("pk"), session=session)
    rows = Question.objects.of_session(session)
    return list(rows.filter(Q(archived_at=None) | Exists(answered) | Exists(counted)))


def with_said(rows: QuerySet[Attendee]) -> QuerySet[Attendee]:
    """`rows` with everything that was said: one query more, however many people there are."""
    learning = ("learning_question__theme", "learning_question__brings_theme")
    return rows.select_related("needs", *learning).prefetch_related("registration__answers")


def columns_of(session: EventSession, questions: Iterable[Question], *, now: datetime) -> Columns:
    """A column for everything that `session` asks; needs only as long as they may be read."""
    columns: Columns = {f"q_{question.reference}": _column(question) for question in questions}
    if session.asks_learning:
        columns["wants"] = (_("Wants to learn"), lambda row: _wish(row, "theme", "text"))
        columns["brings"] = (_("Can bring"), lambda row: _wish(row, "brings_theme", "brings_text"))
    if session.asks_needs and Needs.visible(session, now=now):
        columns["dietary"] = (_("Food and drink"), lambda row: _need(row, "dietary"))
        columns["access"] = (_("To take part well"), lambda row: _need(row, "access"))
    return columns


def _column(question: Question) -> tuple[str, Callable[[Attendee], str]]:
    return question.title, lambda row: question.in_words(answer_to(question, row))


def answer_to(question: Question, row: Attendee) -> str:
    """What was answered for the person `row`, as it is stored; needs `with_said`."""
    whose = None if question.of_contact else row.pk
    answers = row.registration.answers.all()
    return next((a.value for a in answers if a.question_id == question.pk and a.attendee_id == whose), "")


def _need(row: Attendee, name: str) -> str:
    needs: Needs | None = getattr(row, "needs", None)
    return getattr(needs, name) if needs else ""


def _wish(row: Attendee, theme: str, text: str) -> str:
    wish: LearningQuestion | None = getattr(row, "learning_question", None)
    if wish is None:
        return ""
    named: EventTheme | None = getattr(wish, theme)
    return ": ".join(filter(None, [named.name if named else "", getattr(wish, text)]))


@dataclass(frozen=True)
class Total:
    """What came in on one question: lines of an answer and how often it was given."""

    label: str
    lines: list[tuple[str, int]]
    note: str = ""


def totals(
    session: EventSession, questions: Iterable[Question], rows: Iterable[Attendee], *, now: datetime
) -> list[Total]:
    """Totals of everybody among `rows` (with what they said) who still comes, or what was kept of them."""
    coming = [row for row in rows if row.status in ACTIVE]
    kept: dict[int, list[AnswerTotal]] = {}
    for total in AnswerTotal.objects.filter(session=session):
        kept.setdefault(total.question_id, []).append(total)
    found = [_total(question, coming, kept.get(question.pk, [])) for question in questions]
    if session.asks_needs and Needs.visible(session, now=now):
        fields = (("dietary", _("Food and drink")), ("access", _("To take part well")))
        lines = [(str(label), sum(bool(_need(row, name)) for row in coming)) for name, label in fields]
        found.append(Total(str(_("People with needs")), lines))
    return found


def _total(question: Question, coming: list[Attendee], kept: list[AnswerTotal]) -> Total:
    label = question.title
    if kept:
        words = [(question.in_words(each.value) or str(_("Other answers")), each.number) for each in kept]
        return Total(label, words, str(_("The answers themselves have been deleted.")))
    once = {row.registration_id: row for row in reversed(coming)}.values() if question.of_contact else coming
    given = [value for row in once if (value := answer_to(question, row))]
    if question.is_counted:
        counts = Counter(given)
        return Total(label, [(question.in_words(value), number) for value, number in counts.most_common()])
    lines = [(str(_("Answers")), len(given))]
    if question.kind == QuestionKind.HOURS and given:
        hours = question.in_words(format(sum(Decimal(value) for value in given), "f"))
        return Total(label, lines, str(_("Together %(hours)s hours.") % {"hours": hours}))
    return Total(label, lines)
