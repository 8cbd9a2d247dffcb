"""The guide as rules read it: its questions and tests in one language, and what they mean for example people."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from kennisbank.schemes.enums import WHO
from kennisbank.schemes.models import Guide
from kennisbank.schemes.rules import Condition, Option, Outcome, Question, SchemeTest, judge


@dataclass(frozen=True)
class ExampleRow:
    """What one example person gets: scheme code -> what is live now, and what the draft would give."""

    name: str
    now: Mapping[str, Outcome]
    then: Mapping[str, Outcome]

    @property
    def changed(self) -> list[str]:
        """The codes of the schemes of which the verdict changes."""
        codes = dict.fromkeys([*self.now, *self.then])
        return [code for code in codes if _verdict(self.now.get(code)) != _verdict(self.then.get(code))]


def live_guide() -> Guide | None:
    """The guide that answers visitors, or None when none was published."""
    return Guide.objects.filter(live=True).order_by("pk").first()


def questions_of(guide: Guide) -> list[Question]:
    """The questions of `guide` in the language of the reader, in order."""
    return [
        Question(
            code=each.value["code"],
            text=_text(each.value, "text"),
            hint=_text(each.value, "hint"),
            audiences=frozenset(each.value["audiences"]),
            options=tuple(Option(option["code"], _text(option, "label")) for option in each.value["options"]),
        )
        for each in guide.questions
    ]


def rules_of(guide: Guide) -> list[SchemeTest]:
    """The tests of `guide` in the language of the reader, in order."""
    return [
        SchemeTest(
            scheme=each.value["scheme"],
            audiences=frozenset(each.value["audiences"]),
            fits_text=_text(each.value, "fits"),
            not_for_text=_text(each.value, "not_for"),
            conditions=tuple(_condition(condition) for condition in each.value["conditions"]),
        )
        for each in guide.tests
    ]


def example_outcomes(draft: Guide) -> list[ExampleRow]:
    """What `draft` would mean for each of its example people, beside what is live now. At most one query."""
    live = live_guide()
    now_tests, then_tests = rules_of(live) if live else [], rules_of(draft)
    rows = []
    for person in draft.people:
        answers = {WHO: person.value["audience"]}
        answers |= {answer["question"]: answer["option"] for answer in person.value["answers"]}
        rows.append(ExampleRow(person.value["name"], _by_scheme(now_tests, answers), _by_scheme(then_tests, answers)))
    return rows


def _by_scheme(tests: list[SchemeTest], answers: Mapping[str, str]) -> dict[str, Outcome]:
    return {outcome.scheme: outcome for outcome in judge(tests, answers)}


def _verdict(outcome: Outcome | None) -> str | None:
    return outcome.verdict if outcome else None


def _condition(value: Mapping[str, str]) -> Condition:
    return Condition(value["question"], _codes(value["fits"]), _codes(value["unclear"]), _text(value, "reason"))


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.strip() for code in (text or "").split(",") if code.strip())


def _text(value: Mapping[str, str], name: str) -> str:
    return value.get(f"{name}_{get_language()}") or value.get(f"{name}_nl") or ""
