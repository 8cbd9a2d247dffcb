"""What organisers ask, and changing an answer afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from events import rules
from events.actions import answering
from events.actions.changes import locked_place, note
from events.actions.frame import locked
from events.actions.planning import note as note_session
from events.enums import FINAL, QuestionKind
from events.errors import AlreadyHandled, KindIsFixed, NoChoices, TooLate
from events.models import Attendee, EventSession, Question, Registration

FIXED_ONCE_ANSWERED = ("kind", "asked_of")


def ask(
    session: EventSession,
    *,
    everywhere: bool,
    choices: Sequence[tuple[str, str]] = (),
    by: Any,
    now: datetime,
    **fields: Any,
) -> Question:
    """A new question of `session`, or `everywhere` of all sessions of its event. Asked already: that question.

    `choices` are pairs of Dutch and English. Raises NoChoices.
    """
    with locked(session.pk) as row:
        scope = _scope(row, everywhere=everywhere)
        same = Question.objects.asked().filter(**scope, kind=fields["kind"], wording_nl=fields["wording_nl"]).first()
        if same is not None:
            return same
        last = Question.objects.filter(**scope).aggregate(last=Max("position"))["last"] or 0
        question = Question(**scope, **fields, position=last + 1)
        question.choices = _merged(question, choices)
        question.save(force_insert=True)
        note_session(row, "question", by, question=question.reference, done="asked")
        return question


def change_question(
    question: Question,
    *,
    session: EventSession,
    choices: Sequence[tuple[str, str]] = (),
    by: Any,
    now: datetime,
    **fields: Any,
) -> Question:
    """Change a question that `session` asks. A choice that is taken out stays readable in older answers.

    Raises KindIsFixed when it was answered and would become another question, NoChoices.
    """
    with locked(session.pk) as row:
        stored = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
        other = any(getattr(stored, name) != fields.get(name, getattr(stored, name)) for name in FIXED_ONCE_ANSWERED)
        if other and _was_answered(stored):
            raise KindIsFixed
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.choices = _merged(stored, choices)
        stored.save()
        note_session(row, "question", by, question=stored.reference, done="changed")
        return stored


def stop_asking(question: Question, *, session: EventSession, by: Any, now: datetime) -> bool:
    """Ask it no more: deleted, or archived when somebody answered it. Gives whether it was archived. Twice is once."""
    with locked(session.pk) as row:
        stored = Question.objects.select_for_update(of=("self",)).filter(pk=question.pk).first()
        if stored is None or stored.archived_at:
            return stored is not None
        kept = _was_answered(stored)
        if kept:
            stored.archived_at = now
            stored.save(update_fields=["archived_at"])
        else:
            stored.delete()
        note_session(row, "question", by, question=question.reference, done="archived" if kept else "deleted")
        return kept


def move_up(question: Question, *, session: EventSession, by: Any, now: datetime) -> None:
    """Ask it before the one that now comes before it, among those of the session or of all sessions."""
    with locked(session.pk):
        same = {"event": question.event_id, "session": question.session_id}
        rows = list(Question.objects.asked().filter(**same).select_for_update(of=("self",)).order_by("position", "pk"))
        place = next((number for number, row in enumerate(rows) if row.pk == question.pk), 0)
        if place:
            rows[place - 1], rows[place] = rows[place], rows[place - 1]
        for number, row in enumerate(rows, 1):
            if row.position != number:
                row.position = number
                row.save(update_fields=["position"])  # not in bulk: saving tells the pages


def answer(
    attendee: Attendee, said: answering.Said, *, now: datetime, by: Any = None, by_staff: bool = False
) -> Attendee:
    """Replace everything that `attendee` said by `said`. Raises AlreadyHandled for a closed place, TooLate once the
    session has begun (for staff once it is over), WrongAnswer.
    """
    with locked_place(attendee) as (session, current):
        if current.status in FINAL:
            raise AlreadyHandled(current.status)
        _in_time(session, now=now, by_staff=by_staff)
        registration = current.registration
        registration.session = session
        answering.forget(attendee=current, registration=registration)
        answering.write(registration, contact={}, people=[(current, said)], now=now)
        note(session, "answer", current, by)
        return current


def answer_as_contact(
    registration: Registration,
    answers: Mapping[int, str],
    *,
    now: datetime,
    by: Any = None,
    by_staff: bool = False,
) -> None:
    """Replace what the contact of `registration` answered. Raises TooLate, WrongAnswer."""
    with locked(registration.session_id) as session:
        _in_time(session, now=now, by_staff=by_staff)
        current = Registration.objects.get(pk=registration.pk)
        current.session = session
        answering.forget(registration=current)
        answering.write(current, contact=answers, people=[], now=now)
        note_session(session, "answer", by, registration=current.reference)


def _in_time(session: EventSession, *, now: datetime, by_staff: bool) -> None:
    if by_staff:
        if rules.why_not_registering(session, now=now, by_staff=True):
            raise TooLate
    elif not rules.may_change_by_link(session, now=now):
        raise TooLate


def _scope(session: EventSession, *, everywhere: bool) -> dict[str, int | None]:
    return {"event_id": session.event_id if everywhere else None, "session_id": None if everywhere else session.pk}


def _was_answered(question: Question) -> bool:
    return question.answers.exists() or question.totals.exists()


def _merged(question: Question, choices: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The choices to store: a Dutch text that was there keeps its key, one that went is kept as gone."""
    if question.kind != QuestionKind.CHOICE:
        return question.choices
    wanted = {dutch: english for dutch, english in choices if dutch}
    if len(wanted) < 2:
        raise NoChoices
    stored = {choice["nl"]: choice["key"] for choice in question.choices}
    fresh = (f"c{number}" for number in range(len(stored) + 1, len(stored) + len(wanted) + 1))
    rows = [
        {"key": stored.get(dutch) or next(fresh), "nl": dutch, "en": english or dutch}
        for dutch, english in wanted.items()
    ]
    return rows + [choice | {"gone": True} for choice in question.choices if choice["nl"] not in wanted]
