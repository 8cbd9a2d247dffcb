"""What a session of the demonstration asks, and what the people in it said."""

from datetime import datetime

from events import actions
from events.models import EventSession, Question
from events.viewsets.question_forms import pairs_of
from events.viewsets.ready_made import READY_MADE
from programme.demo.reading import read


def ask(session: EventSession, keys: list[str], *, now: datetime) -> list[Question]:
    """Have `session` ask the ready-made questions with these `keys`, in this order."""
    questions = []
    for key in keys:
        made = READY_MADE[key] | {"choices": pairs_of(READY_MADE[key].get("choices", ""))}
        questions.append(actions.ask(session, everywhere=False, by=None, now=now, **made))
    return questions


def answers_to(questions: list[Question], number: int, *, of_contact: bool) -> dict[int, str]:
    """What the person or contact with this `number` answers: each choice in turn."""
    asked = [question for question in questions if question.of_contact == of_contact and question.is_counted]
    return {question.pk: question.offered()[number % len(question.offered())][0] for question in asked}


def said_by(session: EventSession, questions: list[Question], number: int) -> actions.Said:
    """What the person with this `number` says: answers, now and then a need, and a learning question."""
    told = read("site/learning.toml")
    needs = told["need"][number % len(told["need"])] if session.asks_needs and number % 3 == 0 else {}
    learning = actions.Learning()
    if session.asks_learning:
        wish = told["wish"][number % len(told["wish"])]
        theme = session.event.theme_id
        learning = actions.Learning(theme, wish["wants"], theme if wish["brings"] else None, wish["brings"])
    return actions.Said(
        answers_to(questions, number, of_contact=False), needs.get("dietary", ""), needs.get("access", ""), learning
    )
