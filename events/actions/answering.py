"""Writing down what people answer, inside the transaction that registers or changes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from events.errors import WrongAnswer
from events.models import Answer, Attendee, EventTheme, LearningQuestion, Needs, Question, Registration

Given = tuple[int, Attendee | None, str]  # the number of the question, whose answer (None: the contact's), the answer


@dataclass(frozen=True)
class Learning:
    """What somebody wants to learn and can bring; themes by their number."""

    theme: int | None = None
    text: str = ""
    brings_theme: int | None = None
    brings_text: str = ""

    def __bool__(self) -> bool:
        return any((self.theme, self.text, self.brings_theme, self.brings_text))


@dataclass(frozen=True)
class Said:
    """What one person said beside a name: answers by the number of their question, needs, and what to learn."""

    answers: Mapping[int, str] = field(default_factory=dict)
    dietary: str = ""
    access: str = ""
    learning: Learning = field(default_factory=Learning)


NOTHING = Said()


def write(
    registration: Registration,
    *,
    contact: Mapping[int, str],
    people: Sequence[tuple[Attendee, Said]],
    now: datetime,
) -> None:
    """Store what the contact and `people` of a new `registration` said. No statement when nobody said anything.

    Dropped is what is not asked any more. Raises WrongAnswer for what a question does not take.
    """
    given: list[Given] = [(number, None, value) for number, value in contact.items()]
    given += [(number, attendee, value) for attendee, said in people for number, value in said.answers.items()]
    _write_answers(registration, [each for each in given if each[2]], now=now)
    session = registration.session
    if session.asks_needs:
        rows = [Needs(attendee=attendee, dietary=said.dietary, access=said.access) for attendee, said in people]
        if rows := [row for row in rows if row.dietary or row.access]:
            Needs.objects.bulk_create(rows)
    if session.asks_learning:
        _write_learning([(attendee, said.learning) for attendee, said in people if said.learning])


def forget(*, attendee: Attendee | None = None, registration: Registration) -> None:
    """Take away what `attendee` said, or what the contact of `registration` did: to be written anew.

    Answers to what is not asked any more stay: nobody can give them again.
    """
    Answer.objects.filter(registration=registration, attendee=attendee, question__archived_at=None).delete()
    if attendee is not None:
        Needs.objects.filter(attendee=attendee).delete()
        LearningQuestion.objects.filter(attendee=attendee).delete()


def _write_answers(registration: Registration, given: Sequence[Given], *, now: datetime) -> None:
    if not given:
        return
    asked = _asked(registration, {number for number, _attendee, _value in given})
    rows = []
    for number, attendee, value in given:
        question = asked.get(number)
        if question is None or question.of_contact != (attendee is None):
            continue
        if not question.accepts(value):
            raise WrongAnswer
        rows.append(
            Answer(question=question, registration=registration, attendee=attendee, value=value, answered_at=now)
        )
    Answer.objects.bulk_create(rows)


def _asked(registration: Registration, numbers: set[int]) -> dict[int, Question]:
    """Those questions that are still asked, held until the end so that nobody takes one away meanwhile."""
    asked = Question.objects.of_session(registration.session).asked().filter(pk__in=numbers)
    held = asked.select_for_update(no_key=True, of=("self",)).order_by("pk")
    return {question.pk: question for question in held}


def _write_learning(wishes: Sequence[tuple[Attendee, Learning]]) -> None:
    if not wishes:
        return
    wanted = {wish.theme for _who, wish in wishes} | {wish.brings_theme for _who, wish in wishes}
    themes = EventTheme.objects.in_bulk(wanted - {None}) if wanted - {None} else {}
    rows = [
        LearningQuestion(
            attendee=attendee,
            theme=themes.get(wish.theme),
            text=wish.text,
            brings_theme=themes.get(wish.brings_theme),
            brings_text=wish.brings_text,
        )
        for attendee, wish in wishes
    ]
    LearningQuestion.objects.bulk_create(rows)
